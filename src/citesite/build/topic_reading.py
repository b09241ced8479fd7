"""Read one topic, in the language of an edition."""

from __future__ import annotations

from typing import NamedTuple

from citesite.build.job import Job
from citesite.build.plan import Unit
from citesite.build.translation_work import translation_problems
from citesite.check import assemble_topic
from citesite.diagnostics import Diagnostic
from citesite.files.translations import translation_of
from citesite.read.files import RawFile
from citesite.read.translated import in_translations, read_in
from citesite.text.remembered import forget_texts
from citesite.values.topic import TopicWithValues


class TopicRead(NamedTuple):
    """A topic as it was read."""

    content: TopicWithValues | None
    """None if a mistake hides it."""
    problems: list[Diagnostic]
    """What does not fit."""
    files: tuple[RawFile, ...]

    @property
    def reads(self) -> tuple[tuple[str, str], ...]:
        """The path of each file that was read, and the digest of its bytes."""
        return tuple(read for file in self.files for read in file.reads)


def files_of(unit: Unit, job: Job) -> list[str]:
    """Return the files that are opened to read a unit: its own, and those with their translations."""
    paths = [path for path, _ in unit.files]
    return paths + [translation_of(path, kind, job.edition) for path, kind in unit.files if job.edition]


def read_topic(unit: Unit, job: Job) -> TopicRead:
    """Read the files of a topic, in the language of the edition."""
    forget_texts()
    files: list[RawFile] = []
    problems: list[Diagnostic] = []
    for path, kind in unit.files:
        file, unreadable = read_in(job.edition, job.root, path, kind, unit.path)
        files.append(file)
        problems += unreadable
    content, misshapen = assemble_topic(files)
    faults = [fault for file in files for fault in translation_problems(file, job, misshapen)]
    return TopicRead(content, in_translations(problems + misshapen, files) + faults, tuple(files))
