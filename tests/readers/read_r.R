# The sample in R, with rhdf5, ncdf4 and stars: numbers to the last bit, missing ones, labels with Norwegian letters,
# attributes. Rscript read_r.R FILE EXPECTED SEED RESULTS_VERSION (tests/readers/foreign.py makes EXPECTED).
suppressMessages(library(rhdf5))
library(ncdf4)
suppressMessages(library(stars))

words <- commandArgs(TRUE)
file <- words[1]
expected <- strsplit(readLines(words[2], encoding = "UTF-8"), "\t", fixed = TRUE)

checks <- 0
check <- function(holds, what) {
  if (!isTRUE(holds)) stop(what, " is not as expected", call. = FALSE)
  checks <<- checks + 1
}

netcdf <- nc_open(file)
sizes <- list()
for (line in expected) {
  sizes[[line[2]]] <- if (line[1] == "labels") length(line) - 2 else length(strsplit(line[4], " ")[[1]])
}
missing <- 0
for (line in expected) {
  name <- line[2]
  if (line[1] == "labels") {
    labels <- enc2utf8(line[-(1:2)])
    check(identical(as.vector(h5read(file, name)), labels), paste("rhdf5:", name))
    check(identical(as.vector(ncvar_get(netcdf, name)), labels), paste("ncdf4:", name))
  } else {
    values <- as.numeric(strsplit(line[4], " ")[[1]])
    dimensions <- strsplit(line[3], " ")[[1]]
    shape <- rev(unlist(sizes[dimensions], use.names = FALSE))  # R counts the first dimension fastest
    for (reader in c("rhdf5", "ncdf4")) {
      found <- if (reader == "rhdf5") h5read(file, name) else ncvar_get(netcdf, name, collapse_degen = FALSE)
      check(identical(as.numeric(dim(found)), as.numeric(shape)), paste(reader, name, "shape"))
      # NaN and NA are told apart only in the one that keeps them apart; ncdf4 turns _FillValue into NA.
      if (reader == "ncdf4") found[is.na(found)] <- NaN
      check(identical(as.numeric(found), values), paste(reader, name))
    }
    if (length(dimensions) > 1) {
      stars <- read_mdim(file, name)
      check(identical(names(dim(stars)), rev(dimensions)), paste("stars:", name, "dimensions"))
      check(identical(as.numeric(dim(stars)), as.numeric(shape)), paste("stars:", name, "shape"))
      found <- as.numeric(stars[[1]])
      found[is.na(found)] <- NaN
      check(identical(found, values), paste("stars:", name))
      names <- sapply(netcdf$var[[name]]$dim, function(dimension) dimension$name)
      check(identical(names, rev(dimensions)), paste("ncdf4:", name, "dimensions"))
    }
    missing <- missing + sum(is.nan(values))
  }
}
check(missing > 0, "the number of missing values")

check(nchar(h5read(file, "region")[4]) == 9, "rhdf5: the letter in Østlandet")
check(identical(as.vector(h5read(file, "municipality_name"))[2], "Bø på Ås 1"), "rhdf5: municipality_name")
check(identical(as.vector(ncvar_get(netcdf, "municipality_name"))[2], "Bø på Ås 1"), "ncdf4: municipality_name")
names <- as.vector(h5read(file, "key_name"))
values <- h5read(file, "key_value")
check(identical(values[names == "funding.public_share", 2], "0.25"), "rhdf5: key_value")

root <- h5readAttributes(file, "/")
check(identical(root$filetype, "taktskifte results"), "rhdf5: filetype")
check(identical(root$seed, words[3]), "rhdf5: seed")
check(identical(as.integer(root$model_results_version), as.integer(words[4])), "rhdf5: model_results_version")
check(identical(ncatt_get(netcdf, 0, "seed")$value, words[3]), "ncdf4: seed")
check(identical(ncatt_get(netcdf, "awarded_nok", "units")$value, "NOK"), "ncdf4: units")
# rhdf5 warns that it leaves out the list of dimensions, which it does not need.
awards <- suppressWarnings(h5readAttributes(file, "awarded_nok"))
check(identical(awards$units, "NOK"), "rhdf5: units")
drift <- suppressWarnings(h5readAttributes(file, "burn_in_drift"))
check(identical(drift$flag_meanings, "steady drifted"), "rhdf5: flag_meanings")
check(identical(ncatt_get(netcdf, "awarded_nok", "long_name")$value, "granted on the public side"), "ncdf4: long_name")
check(identical(ncatt_get(netcdf, 0, "title")$value, "Taktskifte: 7.5 % public; 25 % public; 50 % public"), "ncdf4: title")
nc_close(netcdf)

stars <- read_mdim(file, "awards_region_size")
check(identical(as.integer(st_get_dimension_values(stars, "year")), 2018:2023), "stars: years")
check(identical(as.vector(st_get_dimension_values(stars, "region"))[4], "Østlandet"), "stars: the letter in Østlandet")
municipal <- read_mdim(file, "municipality_awards_sum")
check(identical(as.numeric(municipal[[1]]), as.numeric(h5read(file, "municipality_awards_sum"))), "stars: municipality_awards_sum")
check(identical(as.vector(st_get_dimension_values(municipal, "municipality"))[2], "0001"), "stars: municipality")
cat(checks, "checks passed\n")
