# Taktskifte in R: runs the program and reads its result file. See README.md beside this file.
#   source("taktskifte.R"); head(taktskifte_run(list(funding.public_share = 0.5)))

# The program: the environment variable TAKTSKIFTE, else what the PATH finds.
taktskifte_program <- function() Sys.getenv("TAKTSKIFTE", "taktskifte")

# All that a scenario can set, a row a key, as `taktskifte params --json` tells it: key, kind, unit, default, status,
# confidence, source, doc, and the ends of the accepted range and of the range worth studying (NA: none).
taktskifte_keys <- function() {
  rows <- jsonlite::fromJSON(.taktskifte_call("params", "--json"), simplifyVector = FALSE)
  text <- function(name) vapply(rows, function(row) if (is.null(row[[name]])) NA_character_ else row[[name]], "")
  end <- function(name, which) {
    vapply(rows, function(row) if (is.null(row[[name]])) NA_real_ else as.double(row[[name]][[which]]), 0)
  }
  columns <- c("key", "kind", "unit", "default", "status", "confidence", "distribution", "source", "doc")
  table <- as.data.frame(sapply(columns, text, simplify = FALSE), stringsAsFactors = FALSE)
  table$low <- end("accepted", 1)
  table$high <- end("accepted", 2)
  table$study_low <- end("study", 1)
  table$study_high <- end("study", 2)
  table
}

# Runs one scenario, a list of keys, or several, a named list of such lists, the first of which others are compared
# with; all have the same random numbers. A value is a number, a word, several numbers, or a path over years:
# c("2018" = 0.075, "2023" = 0.5). What a scenario does not say has its default, or the value in `base`, a
# scenario file that comes with the program ("parity-ramp.ini"). `set` holds for all scenarios.
#
# Returns a data frame: a row per scenario, replicate and year, and a column for each measure without further
# dimensions. With `file` the whole result stays there, for taktskifte_table(), ncdf4 or rhdf5.
#
# What is wrong with the scenarios is one condition of class "taktskifte_error", with exit_code and a data frame
# `mistakes`: scenario, key, text. What is odd, and what was read as something else than it says, comes as warnings.
taktskifte_run <- function(scenarios, set = list(), base = NULL, file = NULL, threads = NULL) {
  several <- length(scenarios) > 0 && all(vapply(scenarios, is.list, NA))
  if (!several) scenarios <- list(scenario = scenarios)
  .taktskifte_check_names(names(scenarios), length(scenarios), "several scenarios", "list(today = list(), parity = list())")
  .taktskifte_check_names(names(set), length(set), "set", "list(run.replicates = 20)")
  if (any(grepl("[/\\\\[:cntrl:]]", names(scenarios)))) {
    stop("the name of a scenario has no slash and no control character: ", deparse(names(scenarios)), call. = FALSE)
  }
  folder <- tempfile("taktskifte")
  dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  lines <- lapply(scenarios, .taktskifte_lines, base = base)
  files <- file.path(folder, paste0(names(scenarios), ".ini"))
  for (i in seq_along(files)) writeLines(enc2utf8(lines[[i]]$text), files[i], useBytes = TRUE)
  result <- if (is.null(file)) file.path(folder, "result.h5") else file
  options <- c("--quiet", "-o", result, if (!is.null(threads)) c("--threads", threads))
  settings <- character()
  for (key in names(set)) settings <- c(settings, "--set", paste0(key, "=", .taktskifte_text(set[[key]])))
  places <- Map(function(file, one, name) list(file = file, keys = one$keys, name = name), files, lines, names(scenarios))
  said <- attr(.taktskifte_call("run", files, options, settings, places = places), "said")
  checked <- jsonlite::fromJSON(.taktskifte_call("check", files, settings, "--json"), simplifyVector = FALSE)
  for (note in unique(c(sub("^warning: ", "", said), unlist(lapply(checked, function(one) c(one$notes, one$remarks)))))) {
    for (place in places) note <- sub(place$file, place$name, note, fixed = TRUE)
    warning(note, call. = FALSE)
  }
  taktskifte_table(result)
}

# Without a name, or with that of another one, something of a list would be lost.
.taktskifte_check_names <- function(names, count, what, example) {
  if (count > 0 && (is.null(names) || anyNA(names) || any(names == "") || anyDuplicated(names))) {
    stop(what, ": give each a name of its own, such as ", example, call. = FALSE)
  }
}

# A data frame of a result file: with the name of a variable that one, a row per number; without a name all measures
# that have no dimensions but scenario, replicate and year.
taktskifte_table <- function(file, variable = NULL) {
  opened <- ncdf4::nc_open(file)
  on.exit(ncdf4::nc_close(opened))
  dimensions <- function(one) vapply(one$dim, function(dimension) dimension$name, "")
  along <- c("year", "replicate", "scenario")  # R counts the first dimension fastest
  if (is.null(variable)) {
    variables <- names(Filter(function(one) identical(dimensions(one), along), opened$var))
  } else {
    if (!variable %in% names(opened$var)) stop(file, " has no variable ", variable, call. = FALSE)
    variables <- variable
    along <- dimensions(opened$var[[variable]])
  }
  labels <- lapply(along, function(name) as.vector(ncdf4::ncvar_get(opened, name)))
  table <- expand.grid(stats::setNames(labels, along), KEEP.OUT.ATTRS = FALSE, stringsAsFactors = FALSE)[rev(along)]
  for (name in variables) table[[name]] <- as.vector(ncdf4::ncvar_get(opened, name))
  table
}

# The lines of a scenario file, and the key of each.
.taktskifte_lines <- function(keys, base) {
  if (length(keys) > 0 && (is.null(names(keys)) || any(names(keys) == ""))) {
    stop("a scenario is a list of keys with their values, such as list(funding.public_share = 0.5)", call. = FALSE)
  }
  text <- if (length(keys)) paste(names(keys), "=", vapply(keys, .taktskifte_text, "")) else character()
  text <- c(if (!is.null(base)) paste("base =", base), text)
  long <- grep("[\r\n]", text)
  if (length(long)) stop(sub("[\r\n].*", "", text[long[1]]), ": a key and its value stand on one line", call. = FALSE)
  list(text = text, keys = c(if (!is.null(base)) "base", names(keys)))
}

# A value as a scenario file says it: numbers with as few digits as give them back exactly.
.taktskifte_text <- function(value) {
  number <- function(one) {
    for (digits in 15:17) {
      text <- format(one, digits = digits, trim = TRUE)
      if (is.na(one) || identical(as.double(text), as.double(one))) return(text)
    }
    text
  }
  words <- if (is.numeric(value)) vapply(unname(value), number, "") else as.character(value)
  if (!is.null(names(value))) words <- paste0(names(value), ":", words)
  paste(words, collapse = " ")
}

# What the program prints, and what it says besides; a condition if it refuses. `places`: the files written for it, and the key of each line.
.taktskifte_call <- function(..., places = list()) {
  program <- taktskifte_program()
  if (Sys.which(program) == "") {
    stop("no program ", program, ": put taktskifte on the PATH, or its path into TAKTSKIFTE", call. = FALSE)
  }
  said <- tempfile("taktskifte")
  on.exit(unlink(said))
  printed <- suppressWarnings(system2(program, shQuote(c(...)), stdout = TRUE, stderr = said))
  code <- attr(printed, "status")
  said <- readLines(said, encoding = "UTF-8", warn = FALSE)
  if (is.null(code)) return(structure(paste(printed, collapse = "\n"), said = said))
  mistakes <- data.frame(scenario = character(), key = character(), text = character(), stringsAsFactors = FALSE)
  for (i in seq_along(said)) {
    mistake <- list(scenario = NA_character_, key = NA_character_, text = said[i])
    for (place in places) {
      before <- paste0(place$file, ":")
      if (!startsWith(said[i], before)) next
      rest <- substring(said[i], nchar(before) + 1)
      line <- suppressWarnings(as.integer(sub(":.*", "", rest)))
      key <- if (is.na(line)) NA_character_ else place$keys[line]
      mistake <- list(scenario = place$name, key = key, text = sub("^[0-9]*: *", "", rest))
      said[i] <- paste0(place$name, ": ", mistake$text)
    }
    mistakes <- rbind(mistakes, as.data.frame(mistake, stringsAsFactors = FALSE))
  }
  stop(structure(list(message = paste(said, collapse = "\n"), call = NULL, exit_code = code, mistakes = mistakes),
                 class = c("taktskifte_error", "error", "condition")))
}
