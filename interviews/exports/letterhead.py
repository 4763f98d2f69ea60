"""Whose papers they are, and how that organisation prints and scores."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letterhead:
    """All empty: papers of nobody in particular. `pass_line` is out of 100; 0 prints none."""

    name: str = ""
    department: str = ""
    logo: bytes = b""  # PNG or JPEG
    confidentiality: str = ""  # instead of the usual line on internal papers
    consent: str = ""  # read and signed by candidates
    retention: str = ""
    pass_line: int = 60
    hundred: bool = True  # sums are written out of 100, too
    paper_size: str = "a4"  # or a3, folded to two pages of A4, or us-letter
    two_sided: bool = True
