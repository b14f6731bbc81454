"""Drawings as pictures, for what cannot show SVG."""

import json
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
SHARPNESS = 160.0  # pixels an inch


def pictures(drawings: Sequence[str]) -> tuple[bytes, ...]:
    """Each SVG drawing as a PNG picture."""
    if not drawings:
        return ()
    import typst

    compiler = typst.Compiler(
        HERE / "pictures.typ", root=HERE, font_paths=[HERE / "fonts"], ignore_system_fonts=True
    )
    made = compiler.compile(
        format="png", ppi=SHARPNESS, sys_inputs={"drawings": json.dumps(list(drawings))}
    )
    return (made,) if isinstance(made, bytes) else tuple(made or ())
