"""The contents of data/, checked: what the site is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from terang import channels, outreach_loading
from terang.agenda import Agenda
from terang.channels import Channel, Due
from terang.folder import Register
from terang.public import PublicData
from terang.recap_loading import RecapData
from terang.records.acknowledgements import Acknowledgement
from terang.records.days import Commemoration
from terang.records.districts import Districts
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.journeys import Step
from terang.records.letters import Letter
from terang.records.library import Library
from terang.records.policy import Policy
from terang.records.services import Service
from terang.records.terms import Term
from terang.shapes import Placed
from terang.tracking import Commitments
from terang.yaml_tree import Plain


@dataclass(frozen=True, slots=True)
class Facts:
    """The contents of data/, checked."""

    settings: Placed[Identity]  # data/situs.yml
    public: PublicData
    policy: Policy  # data/aturan.yml
    register: tuple[Placed[Service], ...]  # data/layanan.yml as written
    services: tuple[Channel, ...]  # the same as it may be shown: those that help
    offices: tuple[Channel, ...]  # and those that take requests, which no page or card of help may hold
    day: date  # with which its dates are compared
    terms: tuple[Term, ...]
    districts: Districts
    library: Placed[Library]  # data/materi.yml
    days: Register[Commemoration]  # data/hari-peringatan.yml
    institutions: tuple[Placed[Institution], ...]  # data/lembaga.yml
    journey: tuple[Step, ...]  # data/perjalanan.yml
    commitments: Commitments  # data/komitmen/ as it stands on `day`
    outreach: outreach_loading.Read  # data/penyuluhan/
    agenda: Agenda  # data/agenda/ and the days of the year, as they stand on `day`
    letters: Register[Letter]  # data/surat.yml
    recaps: RecapData | None  # what is read from the agency's register, and what was released of it
    failed: frozenset[str]  # names of records that stand in data/ but could not be used
    origins: Mapping[str, str]  # the file of each statement and each table, by its name
    acknowledged: tuple[Placed[Acknowledgement], ...]  # what the guard lets through
    unrecorded: tuple[Mapping[str, str], ...]  # what the ledger lacks, see terang.ledger

    @property
    def identity(self) -> Identity:
        return self.settings.value

    @property
    def due(self) -> list[Due]:
        """What in data/layanan.yml should be checked again, or is not known yet."""
        return channels.due(self.register, self.policy.numbers, self.day)

    @property
    def identity_as_written(self) -> Plain:
        """For the theme's templates, which show it word for word."""
        return self.settings.document.data
