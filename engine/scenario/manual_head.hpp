// The hand-written first part of scenarios/README.md.
#pragma once

#include <string_view>

namespace taktskifte {

inline constexpr std::string_view manual_head = R"(# Scenarios

<!-- Written by `taktskifte params --markdown`. Change the text there, not here. -->

## Your own question in ten minutes

What do small municipalities in the north gain if 30 % of the pot goes to the public sector from 2025 on? `tools/run` has
built the program; every command is given in the project's folder.

**The mixes, to have something beside it.** Today's 7.5 % and half of the pot; the second command prints what differs, for
whom, at what cost to the private side, and how sure that is. Forty replicates are enough for a look, two hundred are the default:

```
build/release/taktskifte run scenarios/today.ini scenarios/parity.ini -o results/mixes.h5 --set run.replicates=40
build/release/taktskifte compare results/mixes.h5
```

**The question as a scenario.** Write a file that names what differs from another one, and have it read:

```ini
# my.ini
base = scenarios/today.ini

[run]
title = 30 % public from 2025 on

[funding]
public_share = 2018:0.075 2025:0.30
```

```
build/release/taktskifte check my.ini
```

**The answer.** Run it beside today's mix, and compare for the group: what it gains in all, with an interval, how many of
its municipalities a project reaches from 2025 on, and which of them gain, lose, or cannot be told from chance:

```
build/release/taktskifte run scenarios/today.ini my.ini -o results/my.h5 --set run.replicates=40
build/release/taktskifte compare results/my.h5 --group "Nord-Norge, below 5000"
```

**My own municipalities.** A file with their numbers, one a line, or a table with a column of them, as a spreadsheet saves it:
old or new numbers, with or without their zeros. What is not found is said:

```
# list.txt
1804
1811
1902
1922
1929
2004
2012
2030
```

```
build/release/taktskifte compare results/my.h5 --municipalities list.txt
build/release/taktskifte compare results/my.h5 --municipalities list.txt --years 2030:2037 --since 2025
```

**A table for Excel.** Semicolons, decimal commas, and numbers of municipalities as text that keeps its zeros (`--csv` for everybody
else):

```
build/release/taktskifte compare results/my.h5 --municipalities list.txt --excel > results/mine.csv
build/release/taktskifte export results/my.h5 --municipalities --excel -o results/municipalities.csv --overwrite
build/release/taktskifte export results/my.h5 research_share unused_nok --mean --excel -o results/by-year.csv --overwrite
```

**Beside the mixes.** Files of the same seed, data and years are compared as one; any scenario may be the one to compare with:

```
build/release/taktskifte compare results/mixes.h5 results/my.h5 --years 2025:2037 --baseline today
tools/plot.py results/my.h5 -o results
```

**The curve.** Every mix from nothing to all of the pot, as one file of indicators; its picture shows each measure against the
share, and what ten million kroner more bring at each point:

```
build/release/taktskifte sweep scenarios/today.ini --sweep funding.public_share=0:1:0.1 -o results/curve.h5 --set run.replicates=20
tools/plot.py results/curve.h5 -o results
```

## What a scenario is

A scenario says everything about a run. It is a text file that names what differs from the defaults:

```ini
# Question: what changes when half of the pot goes to the public sector?
base = today.ini

[run]
title = Parity

[funding]
public_share = 0.50
```

| file | question |
|---|---|
| `today.ini` | 7.5 % of the pot for the public sector, the middle of what the slide deck states |
| `today-05.ini`, `today-10.ini` | the same at the ends of what it states, 5 % and 10 % |
| `flow-2019.ini` | 14.4 %, the flow of money in 2019 |
| `parity.ini` | half of the same pot from the first year on |
| `parity-ramp.ini` | half of the pot reached step by step in 2023 |
| `newcomers.ini`, `newcomers-parity.ini` | municipalities that never applied answer to money most: 7.5 % and half |
| `slow-response.ini`, `slow-response-parity.ini` | applicants take years to answer to money: 7.5 % and half |
| `version-1.ini`, `version-1-parity.ini` | the defaults of version 1 of the model: 7.5 % and half |
| `actor-politicians.ini`, `actor-funding-bodies.ini`, `actor-institutes.ini`, `actor-public-sector.ini`, `actor-business.ini` | what can each actor do, at 7.5 %? |
| `problem-owner.ini` | and if the problem owner's need comes first? |
| `actor-politicians-parity.ini`, `actor-funding-bodies-parity.ini`, `actor-institutes-parity.ini`, `actor-public-sector-parity.ini`, `actor-business-parity.ini`, `problem-owner-parity.ini` | the same at 50 % |
| `ministry-health.ini` | one ministry alone goes to half |
| `today-2024.ini`, `parity-2024.ini` | 7.5 % and half, with the 357 municipalities of 2024 |

What each actor can do, lever by lever, and what it costs: [LEVERS.md](LEVERS.md) (`taktskifte levers`).

`taktskifte check FILE` reads a scenario and its data without running it; `taktskifte params KEY` tells all about
a key.

## How a file is written

* UTF-8 text. A line is `[section]`, `key = value`, a comment that starts with `#`, or empty. A comment stands on
  a line of its own: `#` behind a value is an error, since nobody could tell it from the value.
* Numbers have a decimal point and nothing else: `0.075`, not `0,075` or `7.5%`; `15000`, not `15 000`. Whole numbers
  are plain digits. Lists have blanks between: `0.1 0.3 0.6`.
* A key stands once in a file. A key that does not exist is an error, with the nearest one that does. A key that has got
  a better name is still read under its former one, in result files too; `check` and `run` say what to write instead.
* `base = today.ini`, before or in the first section, takes everything else but the title from another file, which
  may have a base itself (at most 16 on top of each other). Its name is relative to the file it stands in; where
  no file is there, the scenario of this name that comes with the program is meant, wherever that is installed. A base
  lies in the scenario's folder or below it, or is one of the scenarios that come with the program, or is named on
  the command line as well: scenarios travel, and one from elsewhere must not read any file of the machine.
* A file without a `title` is shown by its name. Scenarios of one run that share a title are told apart by their names.
  The name of a scenario file is UTF-8 text without control characters, since results keep it.
* Names of data files are relative to the file that sets them, on the command line to the working directory. Files
  nobody sets are looked for beside the scenario, then beside its bases, then in `./scenarios`, then among those that
  come with the program.

## A value over years

Where the table says "path over years", a value may change:

| written | means |
|---|---|
| `0.075` | the same in all years |
| `2018:0.075 2023:0.50` | steps: 0.075 up to 2022, 0.50 from 2023 on |
| `2018:0.075 .. 2023:0.50` | a ramp: rises evenly from 2018 to 2023 |
| `2018:0.075 .. 2023:0.50 2030:0.25` | both: a ramp, then a step in 2030 |

The first value also holds before the first year, and the last one after the last, with one exception: **a lever acts
from the first reported year on.** In the burn-in, which calibrates the model, it has its default, so that what the
lever does is not calibrated away and mixes that differ in policy alone share their burn-in. So every key with a path, but
`funding.public_share`, can be written in two ways:

| meant as | written | acts |
|---|---|---|
| a policy, begun in the first reported year | `funding.pot_mnok = 1900` | from then on; the burn-in keeps the default |
| a policy, begun later | `funding.pot_mnok = 2018:1460 2022:1900` | from 2022 on |
| an uncertain fact of the world, which always was so | `funding.pot_mnok = 1900:1900` | in the burn-in, too; the model is calibrated under it |
| a fact that changes | `funding.pot_mnok = 1900:1460 2022:1900` | in the burn-in, and from 2022 on |

A first year in the burn-in (here 1900: before all of it) makes it a fact. That holds for all other keys that are paths, those of the pot, of support, of
partners, of openness and of sharing as well as the levers; a study of uncertainty draws facts. `funding.public_share` is always a policy: no year in it
reaches the burn-in, whose public share is a key of its own, `policy.burn_in_public_share`.

## Many values at once: sweeps

`taktskifte sweep SCENARIO... --sweep KEY=VALUES... -o FILE` simulates the scenarios at every point of a design and keeps the
indicators of each replicate ([the file](../results/README.md#sweeps)); `tools/plot.py FILE` draws them. `--sweep` may be given for several keys:

| written | the key takes |
|---|---|
| `funding.public_share=0:1:0.05` | 0, 0.05, ... 1: from, to, step |
| `funding.unused=lost,carry` | these values, as a scenario file writes them |
| `apply.elasticity=0.2..0.9` | values drawn evenly from this range; `--points 256` says how many |
| `apply.reference_count=60..240 log` | the same, evenly in the logarithm |
| `apply.elasticity=study` | the range and distribution that the table below calls worth sweeping |
| `apply.elasticity=study triangular` | the same range, drawn most often near the scenario's own value |
| `belief.outcome_weights[2]=0.1,0.4` | the second number of a list; where they sum to 1, the others share what is left as they did before |
| `fact:apply.effort=0.5,1,2` | a path over years as a fact, as if written `1900:0.5`: it acts in the burn-in, too |

A path over years is a policy unless `fact:` stands before it or `study` behind; a policy acts from the first reported year on. Keys without a path act always. Facts that nobody
knows are swept as facts, levers as policies: the answers differ. Given values make a grid, or with `--design list` are taken
together, the first of each, the second of each, and so on. Ranges are filled by scrambled Sobol' points (best a power of two) or, with `--design lhs`, by a Latin hypercube;
`--design-seed` gives others; given values stand at each of them. Points that share their facts stand beside each other in the file and share their burn-in.

A value outside what a key accepts ends the command. A point at which values conflict (`grant.min_mnok` above `grant.max_mnok`) keeps its place and is recorded as
refused, with the message. With `--chance common`, the default, replicate r has the same random numbers at all points, so that differences show sooner; with
`--chance own` replicate r of point p draws as replicate p R + r of a run, R being `run.replicates`, so that points can be taken as independent. `--series awards` keeps a measure year by
year, too; `--indicator unused_nok` keeps that one and no other. Threads, `--shard`, `resume`, `status`, `merge`, `mpirun` and the array job of Slurm (`TAKTSKIFTE_VERB=sweep`) work as for runs, to the same bytes.

A file can say all of this; `taktskifte sweep scenarios/sweeps/mix.ini -o FILE` runs it:

```ini
[sweep]
scenarios = ../today.ini ../parity.ini
design = sobol
points = 256

[fact]
apply.elasticity = study
apply.effort = 0.5..2 log

[policy]
funding.public_share = 0.05,0.5

[set]
run.replicates = 20
```

`[sweep]` may have `design`, `points`, `seed` (of what is drawn), `chance`, `series` and `indicators`; under `[values]` a key is a fact or a policy as it is without a
prefix. Options on the command line are added, and win; a key is swept once.

| file | question |
|---|---|
| `sweeps/mix.ini` | every mix from 0 to 100 % public |
| `sweeps/elasticity-fundable.ini` | where money is left and where projects lapse, over the growth of applications and what of them is worth funding |

## How far the assumptions move the answer: the study

`taktskifte study` prints what the study of assumptions found that comes with the program (`study/summary.json`); `compare` tells it of mixes of the defaults. `taktskifte study -o DIR`
runs it, in minutes: all keys with a range *worth sweeping* are drawn from it, as facts, and the mixes `today`, `today-05`, `today-10`, `parity` and `study/public-0.ini`, `public-25.ini`
and `public-75.ini` are simulated under each set. Beside it lie fewer sets under another structure of the model, each key by itself, trajectories, rows for Sobol' indices, triangular draws and the curve
over the mixes, each a sweep of its own in DIR. The same command goes on after a stop. `--sets` and `--set` change it; a study under `--set` is not told by `compare`.

## A synthetic population

`population.synthetic = 100000` runs as many municipalities: copies of those in the data (the number of a second copy of
0301 is 0301-2), and for what is left over some drawn from them. What the table calls "a total" is then multiplied by the
inhabitants there are over the inhabitants in the data, so that money, applicants, units and researchers per head stay
as they are; write and set the totals of the real country. `taktskifte check` prints them scaled.

## A part of the country

Another list of municipalities (`data.municipalities`) scales nothing by itself: pot, units, applications and researchers are
then taken for those of the list, so that ten municipalities with today's pot are rich ones. Where the totals are those of
the whole country, say how many inhabitants that has: with `population.reference_inhabitants = 5295619` (Norway in 2018) every
key that is "a total" is multiplied by the inhabitants of the list over these. That gives the part the country's average for
each inhabitant, and nobody outside it competes; to see how some municipalities fare within the country, run the whole list and look
at their own rows in the result. `check`, `run` and `compare` say what part of the
default list's inhabitants a list has, and warn where totals per inhabitant are far from the country's. Regional rates and
shares, and all that is of one municipality, unit, project or grant, stay as they are. The research institutions stay where they
are, with their part of the scaled work-years.

## Lists of municipalities

A list is CSV in UTF-8: commas between fields, decimal points. What a spreadsheet or a statistics bank writes otherwise is
read where it can mean one thing only, and `check` and `run` say so: semicolons with decimal commas, Windows-1252, lines that begin with #, `K-0301`,
leading zeros that a spreadsheet took away from all numbers, blanks between thousands, `.`, `..` and `:` for an expenditure
that is missing, empty rows at the end. What could mean two things is refused with the likely cause. Where a list has no
expenditure for a municipality, the median of its size class stands in, or of all if the class has no figure; how many
rows do so is said by `check`, `run` and `compare` and stored in the result. A list without any figure is refused.

## What wins

`--set key=value` on the command line, then the file, then its base, then the default. Of several `--set` of one key the
last wins. The result file stores each value with where it came from.

## Messages

All mistakes of a file, its bases and the command line come in one go, each with its place, what stands there, why it is
wrong and what to do:

```
scenarios/x.ini:12: funding.public_share = 1.4: a share lies in [0, 1]; write for example 0.075
scenarios/x.ini:14: funding.pot_mnok = 1 460: thousands are written without separator; write 1460
scenarios/x.ini:15: funding.publik_share = 0.5: no such key; did you mean funding.public_share?
--set: apply.elasticity = 0,5: the decimal mark is a point; write 0.5
```

The exit code is then 78; it is 66 if a file does not exist, 65 if a data file is wrong, and 64 for a `--set`
without `=`.

## Keys

*Status* says how well a default is known: **published** (read in a publication), **derived** (computed from published
numbers), **stated** (in the slide deck only), **assumed** (by us: to be swept, never sold as a finding; "compare" names what
was looked at), **setting** (your choice). *Confidence* says how far it can be trusted for Norway's municipalities, whatever its
status: **high**, **medium** or **low**; what is assumed or of low confidence is named wherever results are told. *Accepted* is what
the simulator takes; *worth sweeping* is the range that the sources or good sense leave open, and the distribution over it that a study of
uncertainty draws from (**uniform**, **log-uniform**; **fixed** is not drawn).
)";

}  // namespace taktskifte
