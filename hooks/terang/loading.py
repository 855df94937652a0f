"""Everything in data/, read and checked, as one `Facts`; and every problem with it, all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from terang import (
    agenda_loading,
    archive,
    catalogue,
    channels,
    commitment_loading,
    copies,
    figure_loading,
    outreach_loading,
    recap_loading,
    vocabulary,
)
from terang import library as arrangement
from terang.build_date import build_date
from terang.facts import Facts
from terang.folder import Folder
from terang.problems import Problem
from terang.records import days as records_days
from terang.records import institutions, journeys, services, terms
from terang.records import letters as records_letters
from terang.records.acknowledgements import Acknowledgement
from terang.records.days import Commemoration
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.journeys import Step
from terang.records.letters import Letter
from terang.records.library import Library
from terang.records.policy import Policy
from terang.records.services import Service
from terang.records.terms import Term
from terang.registers import read as read_registers
from terang.registers import read_districts

_FILES = (
    *("situs", "aturan", "wilayah", "kelompok", "sistem", "sumber", "rujukan", "layanan", "perbedaan", "istilah"),
    *("kecamatan", "polisi", "tetangga", "lembaga", "perjalanan"),
    *("terbit", "koreksi", "buku-kerja", "jumlah-lembaga", "izin"),
    *("materi", "hari-peringatan", "surat"),
)
_FOLDERS = (
    *("data/angka/*.yml", "data/tabel/*.yml", "data/rekap/*/*.yml"),
    *(commitment_loading.FILES, outreach_loading.FILES, agenda_loading.FILES),
)


def load(root: Path, cache: Path | None = None) -> tuple[Facts | None, list[Problem]]:
    """Return the checked contents of `root`/data, and every problem found there (Facts only if it can be used).

    `cache` is a folder for verdicts of audits; without it every audit is made anew.
    """
    folder = Folder(root)
    folder.problems += _unknown_files(folder)
    identity = folder.one("data/situs.yml", Identity)
    policy = folder.one("data/aturan.yml", Policy)
    registers = read_registers(folder)
    statements = figure_loading.statements(folder)
    register = folder.list("data/layanan.yml", Service)
    synonyms = folder.list("data/istilah.yml", Term)
    known_sources = registers.known_sources
    acknowledged = folder.list("data/izin.yml", Acknowledgement, may_be_empty=True)
    places = read_districts(folder, known_sources)
    parties = folder.register("data/lembaga.yml", Institution)
    journey = folder.register("data/perjalanan.yml", Step)
    folder.problems += services.check(register, known_sources)
    folder.problems += terms.check(synonyms)
    library = folder.one("data/materi.yml", Library)
    days = folder.register("data/hari-peringatan.yml", Commemoration)
    folder.problems += records_days.check(days.placed, known_sources)
    if library:
        folder.problems += arrangement.check(library, days.known, vocabulary.reserved())
    commands = {command.id: command.name for command in places.commands}
    channel_ids = {placed.value.id for placed in register}
    folder.problems += institutions.check(parties.placed, parties.known, channel_ids, known_sources, commands)
    folder.problems += journeys.check(journey.placed, journey.known, parties.known, known_sources)
    if not policy or not identity or not library:
        return None, folder.told()

    folder.problems += copies.check([*registers.cited.placed, *registers.prose.placed], policy.value.copies)
    figures = figure_loading.read(folder, statements, registers, policy.value, identity.value)
    public = figures.public
    day = channels.today((placed.value for placed in register), build_date())
    reached = channels.channels(register, policy.value.numbers, day)
    sessions = outreach_loading.sessions(folder)
    serving = outreach_loading.for_promises(sessions, registers.public_sources)
    silent_days = policy.value.promises.days
    commitments = commitment_loading.read(folder, parties, registers, statements.known, serving, day, silent_days)
    outreach = outreach_loading.read(folder, sessions, registers, places, parties, commitments, day)
    promises = commitments.tracked.keys() | commitments.failed
    agenda = agenda_loading.read(folder, days, parties, registers, promises, day)
    letters = folder.register("data/surat.yml", Letter)
    folder.problems += records_letters.check(letters.placed, parties.known)
    names = recap_loading.Known(
        areas=registers.area_names,
        wider=registers.wider,
        people=registers.people,
        systems=registers.public_systems,
        districts=places.all,
        failed=registers.failed,
    )
    recaps = recap_loading.read(folder, policy, names, public)
    if recaps:
        common = catalogue.empty(policy.value.caveats, identity.value.publisher)
        shown = recap_loading.published(folder, recaps, names, public, common)
        public = replace(public, tables={**public.tables, **shown})
        recap_loading.audit(folder, recaps, cache)
    origins = dict(figures.origins)
    origins |= recaps.origins if recaps else {}
    origins |= commitment_loading.origins(commitments)
    releases, wrong = archive.load(root, folder.kept, figures.tables | public.tables.keys(), policy.value.threshold)
    folder.problems += wrong
    return Facts(
        settings=identity,
        public=replace(public, releases=releases),
        policy=policy.value,
        register=register,
        services=tuple(one for one in reached if not one.office),
        offices=tuple(one for one in reached if one.office),
        day=day,
        terms=tuple(placed.value for placed in synonyms),
        districts=places,
        library=library,
        days=days,
        institutions=parties.placed,
        journey=tuple(placed.value for placed in journey.placed),
        commitments=commitments,
        outreach=outreach,
        agenda=agenda,
        letters=letters,
        recaps=recaps,
        failed=figures.failed.union(*(one.failed for one in (parties, registers.cited, registers.prose, commitments))),
        origins=origins,
        acknowledged=acknowledged,
        unrecorded=figures.unrecorded,
    ), folder.told()


def _unknown_files(folder: Folder) -> list[Problem]:
    known = {f"data/{name}.yml" for name in _FILES}
    what = "berkas ini tidak dikenal, jadi isinya tidak akan tampil"
    return [
        Problem(path, 0, 0, what, "periksa nama dan foldernya")
        for path in folder.paths
        if path not in known and not any(Path(path).match(pattern) for pattern in _FOLDERS)
    ]
