"""What can go wrong when the caller is wrong. Bad *input* is no exception here: it goes to quarantine or into the
file's report, and the import goes on."""


class IngestError(Exception):
    """Root of the room's errors; the message is for the person at the keyboard, in Chinese."""


class LakeError(IngestError):
    """The lake cannot be opened or written."""


class LakeBusyError(LakeError):
    """Another import holds the lake; it can be read meanwhile."""


class MappingError(IngestError):
    """A mapping file contradicts itself or the vocabulary, or no mapping has the asked name."""


class AcquisitionError(IngestError):
    """An acquisition file lacks what makes it evidence of a lawful source."""


class UnreadableFileError(IngestError):
    """A file that gives no row at all: absent, forbidden, empty, foreign. `reason` is one line without the path;
    `foreign`: it is nothing we read, rather than something that is damaged."""

    def __init__(self, reason: str, *, foreign: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.foreign = reason, foreign
