"""Who may pay: the programmes judged for an organisation, with the reasons."""
