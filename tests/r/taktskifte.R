# The functions of tools/r against the program in the environment variable TAKTSKIFTE. Without the packages they need
# the test exits with 77, which CTest counts as skipped.
for (package in c("ncdf4", "jsonlite")) {
  if (!requireNamespace(package, quietly = TRUE)) {
    cat("skipped: no package ", package, " (Debian: r-cran-", package, ")\n", sep = "")
    quit(status = 77)
  }
}
here <- normalizePath(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))))
source(file.path(here, "..", "..", "tools", "r", "taktskifte.R"))
small <- list(run.replicates = 3, run.years = 2)
refused <- function(...) tryCatch({ taktskifte_run(...); NULL }, taktskifte_error = identity)

one <- taktskifte_run(list(funding.public_share = 0.5), set = small)
stopifnot(is.data.frame(one), nrow(one) == 6, identical(names(one)[1:3], c("scenario", "replicate", "year")),
          identical(one$year, rep(2018:2019, 3)), identical(one$replicate, rep(0:2, each = 2)), all(one$innovations > 1000))

# The same numbers as the program's own file of the same scenarios.
file <- tempfile(fileext = ".h5")
two <- taktskifte_run(list(today = list(), parity = list(funding.public_share = 0.5)), set = small, file = file, threads = 2)
again <- taktskifte_table(file)
stopifnot(identical(two, again), nrow(two) == 12, identical(unique(two$scenario), c("today", "parity")))
measures <- setdiff(names(one), "scenario")
stopifnot(identical(unlist(two[two$scenario == "parity", measures], use.names = FALSE), unlist(one[measures], use.names = FALSE)))
stopifnot(!identical(two$awards[1:6], two$awards[7:12]))
plain <- tempfile(fileext = ".h5")
scenarios <- file.path(here, "..", "..", "scenarios", c("today.ini", "parity.ini"))
code <- system2(taktskifte_program(), c("run", scenarios, "--set", "run.replicates=3", "--set", "run.years=2", "-o", plain, "--quiet"))
stopifnot(code == 0, identical(taktskifte_table(plain), two))
program <- taktskifte_program()

ramp <- taktskifte_run(list(mine = list(apply.effort = 1)), base = "parity-ramp.ini", set = small)
stopifnot(!identical(ramp$applications, one$applications))

by_cause <- taktskifte_table(file, "innovations_cause")
stopifnot(identical(names(by_cause), c("scenario", "replicate", "year", "cause", "innovations_cause")))
sums <- aggregate(innovations_cause ~ year + replicate + scenario, by_cause, sum)
sums <- sums[order(match(sums$scenario, unique(two$scenario)), sums$replicate, sums$year), ]
stopifnot(all(sums$innovations_cause == two$innovations), nrow(sums) == 12)
stopifnot(inherits(try(taktskifte_table(file, "no_such"), silent = TRUE), "try-error"))

# A path over years: nothing changes before its second year.
path <- taktskifte_run(list(today = list(), ramp = list(funding.public_share = c("2018" = 0.075, "2019" = 0.5))), set = small)
first <- path$year == 2018
stopifnot(identical(path$applications[first & path$scenario == "today"], path$applications[first & path$scenario == "ramp"]))
stopifnot(!identical(path$applications[!first & path$scenario == "today"], path$applications[!first & path$scenario == "ramp"]))

# Numbers as text: exact, and no longer than they need be.
stopifnot(.taktskifte_text(0.1) == "0.1", .taktskifte_text(1e6) == "1e+06", .taktskifte_text(3L) == "3",
          as.double(.taktskifte_text(1 / 3)) == 1 / 3, .taktskifte_text(c(0.25, 0.75)) == "0.25 0.75",
          .taktskifte_text(c("2018" = 0.075, "2023" = 0.5)) == "2018:0.075 2023:0.5", .taktskifte_text("lost") == "lost")

# All mistakes in one condition, each with scenario and key.
wrong <- refused(list(a = list(funding.public_shar = 0.5), b = list(funding.pot_mnok = -3, apply.effort = "x")))
stopifnot(inherits(wrong, "error"), wrong$exit_code == 78, identical(wrong$mistakes$scenario, c("a", "b", "b")),
          identical(wrong$mistakes$key, c("funding.public_shar", "funding.pot_mnok", "apply.effort")),
          all(grepl("did you mean|lies in|number", wrong$mistakes$text)), !grepl("/", conditionMessage(wrong), fixed = TRUE))
setting <- refused(list(), set = list(run.replicates = 0))
stopifnot(setting$exit_code == 78, nrow(setting$mistakes) == 1, is.na(setting$mistakes$scenario))
stopifnot(inherits(try(taktskifte_run(list(0.5)), silent = TRUE), "try-error"))

# Nothing of a list is lost in silence.
half <- list(funding.public_share = 0.5)
stopifnot(nrow(taktskifte_run(list(a.1 = list(), `b c` = half), set = small)) == 12)
told <- function(...) tryCatch({ taktskifte_run(...); "" }, error = conditionMessage)
for (several in list(list(list(), half), list(a = list(), a = half), list(a = list(), half)))
  stopifnot(grepl("give each a name of its own", told(several, set = small)))
for (name in c("a/b", "../a", "a\\b", "a\nb"))
  stopifnot(grepl("no slash", told(stats::setNames(list(list(), half), c("today", name)), set = small)))
for (set in list(list(3, 2), list(run.years = 1, run.years = 2)))
  stopifnot(grepl("set: give each a name of its own", told(half, set = set)))
stopifnot(grepl("stand on one line", told(list(funding.public_share = "0.5\n[run]\nseed = 3"), set = small)))

# What was read as something else than it says is told.
old <- file.path(tempfile("table"), "mine.csv")
dir.create(dirname(old))
shipped <- readLines(file.path(here, "..", "..", "scenarios", "data", "municipalities_2018.csv"), encoding = "UTF-8")
writeLines(iconv(shipped, "UTF-8", "CP1252"), old, useBytes = TRUE)
noted_of <- function(...) {
  noted <- character()
  table <- withCallingHandlers(
    taktskifte_run(...),
    warning = function(one) { noted <<- c(noted, conditionMessage(one)); invokeRestart("muffleWarning") })
  stopifnot(is.data.frame(table), nrow(table) > 0)
  noted
}
stopifnot(identical(noted_of(list(), set = c(small, data.municipalities = old)), paste0(old, ": read as Windows-1252, not UTF-8")),
          length(noted_of(list(), set = small)) == 0)
# What is odd is told, each once, with the names of scenarios in place of files.
part <- file.path(dirname(old), "part.csv")
writeLines(shipped[1:9], part, useBytes = TRUE)
noted <- noted_of(list(), set = c(small, data.municipalities = part))
stopifnot(sum(grepl("not scaled to the list", noted)) == 1, sum(grepl("each municipality learns from all others", noted)) == 1,
          !any(grepl("^warning", noted)))
ramp <- list(today = list(), ramp = list(funding.public_share = c("2018" = 0.1, "2040" = 0.5)))
noted <- noted_of(ramp, set = small)
stopifnot(length(noted) == 1, startsWith(noted, "ramp: ramp:1: funding.public_share = 2018:0.1 2040:0.5: 2040:0.5 never acts"))
two <- list(today = list(), half = list(funding.public_share = 0.5))
noted <- noted_of(two, set = list(run.replicates = 31, run.years = 3, run.precision = "research_share:0.000001"))
stopifnot(length(noted) == 1, grepl("run.replicates allows no more$", noted))
Sys.setenv(TAKTSKIFTE = "/no/such/program")
missing <- try(taktskifte_run(list()), silent = TRUE)
stopifnot(inherits(missing, "try-error"), grepl("no program /no/such/program", missing))
Sys.setenv(TAKTSKIFTE = program)

keys <- taktskifte_keys()
share <- keys[keys$key == "funding.public_share", ]
stopifnot(nrow(keys) > 100, !anyDuplicated(keys$key), share$default == "0.075", share$low == 0, share$high == 1,
          share$status == "stated", share$study_low < share$study_high, is.na(keys$study_low[keys$key == "run.seed"]))
# What README.md tells readers to type.
page <- readLines(file.path(here, "..", "..", "tools", "r", "README.md"), encoding = "UTF-8")
edges <- grep("^```", page)
blocks <- Map(function(first, last) page[(first + 1):(last - 1)], edges[c(TRUE, FALSE)], edges[c(FALSE, TRUE)])
stopifnot(length(blocks) == 2)
setwd(file.path(here, "..", ".."))
typed <- capture.output(for (block in blocks) for (line in parse(text = block)) print(eval(line, globalenv())))
stopifnot(nrow(mix) == 800, identical(wrong$mistakes$key, c("funding.public_shar", "apply.effort")))
cat("R: all as expected\n")
