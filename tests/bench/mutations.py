"""Whether the tests of disclosure control notice a mistake: one change at a time to the engine, in a copy.

    python tests/bench/mutations.py [--only corners] [--workers 1]

Needs the packages of `tugas.py uji`. Each line below is a module, what stands there, and what is put in its place: a
constraint dropped, a bound widened, a cell shown, a check skipped. The tests of `terang.sdc` run against each; a change
that they let pass has survived, which is a hole in the tests. One that can not matter says so, with its reason.
"""

# ruff: noqa: E501 - a mutation a line, to be read as a table
from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    *("test_sdc_corners.py", "test_sdc_audit.py", "test_sdc_linked.py"),
    *("test_sdc_enumeration.py", "test_sdc_suppression.py"),
)
PATIENCE = 240  # seconds until a mutant goes round in circles: nobody would overlook that


class Mutation(NamedTuple):
    """`old` stands once in the module and becomes `new`. `same` says why that changes nothing that matters."""

    module: str
    old: str
    new: str
    same: str = ""


MUTATIONS = [
    # what a cell counts, and what adds up to what
    Mutation("tables", "if all(wanted in", "if any(wanted in"),
    Mutation("slices", "if one is other:", "if False:"),
    Mutation("slices", "if set(dimensions.setdefault(", "if False and set(dimensions.setdefault("),
    Mutation("slices", "sums += [(margin, tuple(cell | margin for cell in one_way)) for margin in other_way]", "pass"),
    Mutation("slices", "[(EVERYBODY, slices) for slices in ways.values()]", "[]"),
    # which releases are subtracted from each other, and what is known from elsewhere
    Mutation("layers", "(one.span.population, one.span.start) == (span.population", "(span.population,) == (span.population"),
    Mutation("layers", "return release.span.end, release.day", "return release.day, release.span.end"),
    Mutation("layers", "elif count not in (None, found):", "elif False:"),
    Mutation("layers", "if found is None:\n                cells[slice_] = count", "if False:\n                pass"),
    Mutation("layers", "Known(min(same), max(same), True)", "Known(min(same), max(same), False)"),
    Mutation("layers", "Known(min(same), max(same), True)", "Known(0, None, True)"),
    Mutation("layers", "Known(low, high, False)", "Known(low, None, False)"),
    Mutation("layers", "Known(low, high, False)", "Known(0, high, False)"),
    Mutation(
        "layers",
        "and cells.get(slice_) is None",
        "",
        "beside a published count a total from elsewhere says nothing new, or contradicts it and is not believed",
    ),
    Mutation("layers", "a.population != b.population or", ""),
    Mutation("layers", "a.end < b.start or b.end < a.start", "a.end <= b.start or b.end <= a.start"),
    Mutation("layers", "a.start < b.start and b.end <= a.end", "a.start < b.start and b.end < a.end"),
    Mutation("layers", "return not inside or bool(", "return not inside and bool("),
    Mutation("layers", "return not inside or bool(_names(one) & _names(other))", "return not inside"),
    Mutation("layers", "any(0 < abs(total - sum_) < rule", "any(0 < total - sum_ < rule"),
    Mutation("layers", "any(0 < abs(total - sum_) < rule", "any(0 <= abs(total - sum_) < rule"),
    Mutation("layers", "abs(total - sum_) < rule.threshold", "abs(total - sum_) < rule.threshold - 1"),
    Mutation("layers", "for before, sum_ in sums if before < start", "for before, sum_ in sums[:1] if before < start"),
    # the system that an attacker writes down
    Mutation("system", "system.rows += _sums(system)", "system.rows += _sums(system)[:-1]"),
    Mutation("system", "system.rows += _sums(system)", "system.rows += []"),
    Mutation("system", "(*([1] * len(parts)), -1),\n            0,\n            0,", "(*([1] * len(parts)), -1),\n            0,\n            1,"),
    Mutation("system", "Row(columns, (1, -1), 0, np.inf)", "Row(columns, (1, -1), -1, np.inf)"),
    Mutation("system", "Row(columns, (1, -1), 0, np.inf)", "Row(columns, (1, -1), 1, np.inf)"),
    Mutation("system", "believed = _believe(system, [row for _, _, row in growth], feasible)", "believed = set()"),
    Mutation("system", "and not any(one <= slice_ for one in fallen)", ""),
    Mutation("system", "if system.value[column] < last", "if system.value[column] <= last"),
    Mutation("system", "last[slice_] = int(system.value[column])", "last.setdefault(slice_, int(system.value[column]))"),
    Mutation("system", "            if feasible(system, [*kept, row]):\n                kept", "            if False:\n                kept"),
    Mutation("system", "_believe(system, [row for _, row in known], feasible)", "set()"),
    Mutation("system", "if row in believed and one.told:", "if one.told:"),
    Mutation("system", "system.protected[column] = False", "pass"),
    Mutation("system", "system.floor[column] = one.low", "pass"),
    Mutation("system", "    _let_margins_grow(system)\n    _find_floors", "    _find_floors"),
    Mutation("system", "    _find_floors(system)\n    return", "    return"),
    Mutation("system", "for earlier in reversed(range(layer)):", "for earlier in range(layer):"),
    Mutation("system", " and self.growing(earlier, layer, place)", ""),
    Mutation("system", "kept = stacked[(stacked[:, self.fixed] == self.value[self.fixed]).all(axis=1)]", "kept = stacked"),
    Mutation("system", "return list(kept[matrix_of([*self.rows, *more]).holds(kept)])", "return list(kept)", "only the suppressor reuses points, and the audit, which does not, has the last word"),
    Mutation("system", "if not feasible(system, []):", "if False:"),
    # the points of the system
    Mutation("polytope", "lower[place], lower[free + place] = min(low, near), max(low - near, 0)", "pass"),
    Mutation("polytope", "upper[place], upper[free + place] = min(high, near), max(high - near, 0)", "pass"),
    Mutation("polytope", "max(low - near, 0)", "0"),
    Mutation("polytope", "system.floor[self._free] + big", "system.floor[self._free] + big + 1", "any split of an unknown in two parts gives the same points, only other goals"),
    Mutation("polytope", "np.where(may_move, self._upper[-2 * opened :], 0)", "self._upper[-2 * opened :]"),
    Mutation("polytope", "cost[place] = cost[free + place] = sign * weight", "cost[place] = cost[free + place] = weight"),
    Mutation("polytope", "if not self._matrix.holds(point[np.newaxis])[0]:", "if False:", "a guard against errors of the solver, of which none is known"),
    Mutation("polytope", "if self._matrix.holds(self._system.value[np.newaxis])[0] else None", ""),
    Mutation("polytope", "if status in _NONE:", "if True:", "a guard against a solver that can not tell, which in these tests it always can"),
    # what must be possible
    Mutation("corners", "counts = point[self.columns] - self._floor", "counts = point[self.columns]"),
    Mutation("corners", "none, big = counts <= 0, counts >= self._big", "none, big = counts <= 1, counts >= self._big"),
    Mutation("corners", "none, big = counts <= 0, counts >= self._big", "none, big = counts <= 0, counts >= self._big - 1"),
    Mutation("corners", "self.none_none[none] |= none", "self.none_none |= none"),
    Mutation("corners", "self.none_big[none] |= big", "self.none_big |= big"),
    Mutation("corners", "self.big_big[big] |= big", "self.big_big |= big"),
    Mutation("corners", '("none", self.none_none), ("big", self.big_big))\n', '("big", self.big_big),)\n'),
    Mutation("corners", '("none", self.none_none), ("big", self.big_big))\n', '("none", self.none_none),)\n'),
    Mutation("corners", '            (self.none_none, "none", "none"),\n', ""),
    Mutation("corners", '            (self.big_big, "big", "big"),\n', ""),
    Mutation("corners", '            (self.none_big, "none", "big"),\n', ""),
    Mutation("corners", "return next(self._of_parts(), None)", "return None"),
    Mutation("corners", "((self.all_in_part, 1), (self.big_rest, 2))", "((self.big_rest, 2),)", "no release is known, of 9,000 random ones, where this corner alone is missing"),
    Mutation("corners", "((self.all_in_part, 1), (self.big_rest, 2))", "((self.all_in_part, 1),)"),
    Mutation("corners", "(part >= self._big) & (rest <= 0)", "(rest <= 0)", "as above"),
    Mutation("corners", "(part >= self._big) & (rest >= self._big)", "(part >= self._big) & (rest >= 1)"),
    Mutation("corners", "self.none_big[self.whole, self.part] = True", "pass"),
    Mutation("corners", "self.big_big[self.part, self.whole] = self.big_big[self.whole, self.part] = True", "pass", "the corner of a big rest, which is asked for as well, has both of them big"),
    Mutation("corners", "np.eye(size, dtype=np.bool_)", "np.ones((size, size), dtype=np.bool_)"),
    Mutation("corners", "if slices[other] <= slices[place]]", "if other == place]"),
    Mutation("corners", "                    and start <= since[number]\n", ""),
    Mutation("corners", "                    and layer <= until\n", ""),
    Mutation("corners", "                    and system.growing(layer, until, place)\n", ""),
    Mutation("corners", "reach if times == 1 else None", "None"),
    Mutation("corners", "else Pin(column, floor + self._big, None)", "else Pin(column, self._big, None)"),
    Mutation("corners", "return Pin(column, floor, floor) if", "return Pin(column, floor, floor + 1) if"),
    # what was added between releases
    Mutation("increments", "if 0 < change < rule.threshold:", "if 0 < change < rule.threshold - 1:"),
    Mutation("increments", "if 0 < change < rule.threshold:", "if 0 < change <= rule.threshold:"),
    Mutation("increments", "change = abs(int(system.value[later]) - int(system.value[earlier]))", "change = int(system.value[later]) - int(system.value[earlier])"),
    Mutation("increments", "for earlier in range(later):", "for earlier in range(max(later - 1, 0), later):"),
    Mutation("increments", "if system.fixed[earlier] and (system.fixed[later] or growing):", "if system.fixed[earlier] or system.fixed[later]:"),
    Mutation("increments", "min(changes) <= 0 and max(changes) >= big", "min(changes) <= 1 and max(changes) >= big"),
    Mutation("increments", "min(changes) <= 0 and max(changes) >= big", "min(changes) <= 0 and max(changes) >= big - 1"),
    Mutation("increments", "(low is not None and low > big)", "(low is not None and low >= big)"),
    Mutation("increments", " or (low == high == 0)", ""),
    Mutation("increments", "fell = not growing and (", "fell = (", "a count that grows never fell"),
    Mutation("increments", "fell = not growing and (", "fell = False and ("),
    Mutation("increments", "judged[columns[0]] and judged[columns[1]]", "judged[columns[0]] or judged[columns[1]]"),
    # the audit
    Mutation("audit", "if clash(one, other):", "if False:"),
    Mutation("audit", "later = max(one, other, key=lambda", "later = min(one, other, key=lambda"),
    Mutation("audit", "if small_remainder(release, releases, rule):", "if False:"),
    Mutation("audit", "known_of(release.span, cells, known)", "known_of(release.span, cells, [])"),
    Mutation("audit", "for one in readable(system, rule):", "for one in []:"),
    Mutation("audit", "for one in narrowed(system, polytope, rule, pool):", "for one in []:"),
    Mutation("audit", "for corner in prove_each(polytope, corners, pool):", "for corner in []:"),
    Mutation("audit", "0 < count < rule.threshold", "0 < count < rule.threshold - 1"),
    Mutation("audit", "0 < count < rule.threshold", "0 < count <= rule.threshold"),
    Mutation("audit", "is not None:\n                yield Exposure(release, table.name, key, Kind.EXACT", "is None:\n                yield Exposure(release, table.name, key, Kind.EXACT"),
    Mutation("audit", "== 0 for sign in (1, -1))", "== 0 for sign in (1,))", "a part is never more than its whole: that the rest is at most none says all"),
    Mutation("audit", "if first == second or first %", "if first == second or 0 and first %"),
    Mutation("audit", "Kind.EXACT if low == high else", "Kind.EXACT if low != high else"),
    Mutation("audit", "corners.give_up_count(corner.second)\n", "corners.give_up_count(slice(None))\n"),
    Mutation("audit", "stack_of(span, releases), rule, known", "stack_of(span, releases)[-1:], rule, known"),
    Mutation("audit", "STACKED if len(stack) > 1 else ALONE", "ALONE"),
    # the suppressor
    Mutation("suppression", "for slice_, count in truth.items() if 0 < count < rule.threshold}", "for slice_, count in truth.items() if 0 < count < rule.threshold - 1}"),
    Mutation("suppression", "None if slice_ in hidden else truth[slice_]", "None if slice_ in hidden - {min(hidden, key=sorted)} else truth[slice_]"),
    Mutation("suppression", "            if not exposures:\n                return release", "            return release", "hiding goes on until every corner is proved: the audit, which has the last word, agrees each time in these tests"),
    Mutation("suppression", "audit([*self._earlier, release], self._rule, self._known), release", "[], release", "as above"),
    Mutation("suppression", "self._stack = stack_of(private.span, earlier)", "self._stack = []"),
    Mutation("suppression", "            if release.span == private.span:\n", "            if False:\n"),
    Mutation("suppression", "if as_before is not None and not audit([*earlier, as_before], rule, known):", "if False:", "what was hidden stays hidden, so that the long way comes to the same cells"),
    Mutation("suppression", " or any(count not in (None, truth[slice_]) for slice_, count in cells.items())", "", "cells that the audit passes protect, whether they were chosen for these counts or not"),
    Mutation("suppression", "max(same, key=lambda release: release.day)", "min(same, key=lambda release: release.day)", "as above"),
    Mutation("suppression", "if any(clash(bare, release) for release in earlier):", "if False:"),
    Mutation("suppression", "if 0 < truth[EVERYBODY] < rule.threshold:", "if False:"),
    Mutation("suppression", "if 0 < truth[EVERYBODY] < rule.threshold:", "if 0 < truth[EVERYBODY] <= rule.threshold:"),
    Mutation("suppression", "if any(small_remainder(one, [*earlier, bare], rule)", "if False and any(small_remainder(one, [*earlier, bare], rule)"),
    Mutation("suppression", "            self._thin_out()\n", ""),
    Mutation("suppression", "self._hidden - self._must - before", "self._hidden"),
    Mutation("suppression", "if self._hidden == before:", "if False:"),
    Mutation("suppression", "known_of(self._private.span, hidden, self._known)", "known_of(self._private.span, hidden, [])"),
    Mutation("prices", "prod(max(margin, big) / everybody for margin in margins)", "truth[slice_] / everybody"),
    Mutation("prices", "share = 1 - place / len(structure.slices)", "share = truth[slice_]"),
    Mutation("suppression", "if truth.setdefault(slice_of(table.dimensions, key), count) != count:", "if False:"),
    Mutation("suppression", "earlier = [release for release in earlier if release.span.population == private.span.population]", "pass"),
]  # fmt: skip


def run(mutation: Mutation) -> tuple[str, float]:
    """Return "killed", "stuck" or "survived", and the seconds that it took."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(
            ROOT / "hooks/terang/sdc", copy / "hooks/terang/sdc", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy2(ROOT / "hooks/terang/__init__.py", copy / "hooks/terang")
        (copy / "tests").mkdir()
        for path in (ROOT / "tests").glob("*sdc_*.py"):
            shutil.copy2(path, copy / "tests")
        module = copy / "hooks/terang/sdc" / f"{mutation.module}.py"
        source = module.read_text("utf-8")
        if source.count(mutation.old) != 1:
            return f"STALE: stands {source.count(mutation.old)} times", 0
        module.write_text(source.replace(mutation.old, mutation.new), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS]
        environment = {**os.environ, "PYTHONPATH": str(copy / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            result = subprocess.run(
                command, cwd=copy / "tests", env=environment, capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return "stuck", time.monotonic() - began
    return (
        "killed" if result.returncode == 1 else "survived" if result.returncode == 0 else "ERROR",
        time.monotonic() - began,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Whether the tests of disclosure control notice a mistake.")
    parser.add_argument("--only", default="", help="a module")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    chosen = [mutation for mutation in MUTATIONS if options.only in mutation.module]
    counts = {"killed": 0, "stuck": 0, "survived": 0, "same": 0}
    with ThreadPoolExecutor(options.workers) as pool:
        for mutation, (verdict, seconds) in zip(chosen, pool.map(run, chosen), strict=True):
            if verdict == "survived" and mutation.same:
                verdict = "same"
            counts[verdict] = counts.get(verdict, 0) + 1
            change = f"{' '.join(mutation.old.split())}  ->  {' '.join(mutation.new.split()) or '(nothing)'}"
            reason = f"  [{mutation.same}]" if mutation.same else ""
            print(f"{verdict:<9}{seconds:>4.0f} s  {mutation.module}: {change}{reason}", flush=True)
    print(f"\n{len(chosen)} mutations: {', '.join(f'{count} {verdict}' for verdict, count in counts.items() if count)}")
    return int(counts["killed"] + counts["stuck"] + counts["same"] < len(chosen))


if __name__ == "__main__":
    sys.exit(main())
