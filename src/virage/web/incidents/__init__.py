"""The register of confidentiality incidents (Loi 25)."""
