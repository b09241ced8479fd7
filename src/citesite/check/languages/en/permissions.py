"""Who may take something, and who should not, in English."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Permissions

_TAKE = r"(?:take|use|have|eat|drink|try|start|be\sgiven)"
PERMISSIONS = Permissions(
    allows=(
        rf"\b(?:can|may|could)\s(?:\w+ly\s|also\s|still\s|all\s|now\s)?{_TAKE}\b|\b(?:is|are)\s(?:\w+ly\s)?(?:safe|fine|suitable|all\sright|OK)\sfor\b|"
        rf"\bno\sreason\snot\sto\s{_TAKE}\b|\bfree\sto\s{_TAKE}\b|\bneed\snot\savoid\b|\bno\sproblem\sfor\b|\bsuits\b"
    ),
    forbids=(
        rf"\b(?:should|must|may|can|could|do|does)(?:\snot|n['’]t)\s(?:\w+ly\s)?{_TAKE}\b|\b(?:cannot|must\snever|should\snever|never)\s{_TAKE}\b|"
        r"\b(?:is|are)\snot\s(?:\w+ly\s)?(?:safe|suitable|meant|allowed|licensed)\sfor\b|\b(?:should|must)\savoid\b"
    ),
    limits=r"\b(?:only|unless|if|whether|ask\w*|doctors?|prescriber|pharmacist|not|never|cannot|under|over|younger|older|less|lower)\b",
    unspecific=words("""
        people patients person persons adults anybody anyone everybody everyone nobody somebody else like leaflet guide guideline says
        said page doctor doctors medicine medicines tablet tablets take taken taking should must never avoid safe suitable given used
        with without also still those these them your they have need time times day days dose doses same other others more than
    """),
    first_looks=(
        (words("can may could"), words("take use have eat drink try start given")),
        (words("safe fine suitable right ok reason free avoid problem"), words("for to not no")),
        (words("suits"), frozenset()),
    ),
    in_forbids=words("not never cannot avoid t"),
)
