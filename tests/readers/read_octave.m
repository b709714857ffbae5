% The sample in Octave: numbers to the last bit, missing ones, dimensions, labels with Norwegian letters, attributes.
% octave-cli read_octave.m FILE EXPECTED SEED RESULTS_VERSION (tests/readers/foreign.py makes EXPECTED).
% The netcdf package reads numbers and attributes (1.0.16 knows no text of variable length); labels come through ncdump.
1;

function check(holds, what)
  if ! holds
    printf("%s is not as expected\n", what);
    exit(1);
  end
end

function text = dumped(options, file)
  [status, text] = system(["ncdump " options " '" file "'"]);
  check(status == 0, "ncdump");
end

function labels = labels_of(file, name)
  text = dumped(["-v " name], file);
  found = regexp(text(index(text, "\ndata:"):end), '"([^"]*)"', "tokens");
  labels = cellfun(@(token) token{1}, found, "UniformOutput", false);
end

pkg load netcdf
words = argv()(end-3:end);
file = words{1};
lines = strsplit(strtrim(fileread(words{2})), "\n");
netcdf = netcdf_open(file, "NC_NOWRITE");
sizes = struct();
for line = lines
  parts = strsplit(line{1}, "\t");
  if strcmp(parts{1}, "labels")
    sizes.(parts{2}) = numel(parts) - 2;
  else
    sizes.(parts{2}) = numel(strsplit(parts{4}, " "));
  end
end

checks = 0;
missing = 0;
for line = lines
  parts = strsplit(line{1}, "\t");
  name = parts{2};
  if strcmp(parts{1}, "labels")
    check(isequal(labels_of(file, name), parts(3:end)), name);
  else
    values = hex2num(strsplit(parts{4}, " "));
    dimensions = strsplit(parts{3}, " ");
    found = ncread(file, name);
    shape = fliplr(cellfun(@(dimension) sizes.(dimension), dimensions));  % Octave counts the first fastest
    check(isequal(size(found), [shape, ones(1, 2 - numel(shape))]), [name " shape"]);
    check(isequaln(double(found(:)), values(:)), name);
    [~, ~, along] = netcdf_inqVar(netcdf, netcdf_inqVarID(netcdf, name));
    names = arrayfun(@(dimension) netcdf_inqDim(netcdf, dimension), along, "UniformOutput", false);
    check(isequal(names(:)', fliplr(dimensions)), [name " dimensions"]);
    missing += sum(isnan(values));
  end
  checks += 1;
end
check(missing > 0, "the number of missing values");

check(ncreadatt(file, "/", "format_version") == 2, "format_version");
check(ncreadatt(file, "/", "model_results_version") == str2double(words{4}), "model_results_version");
check(isnan(ncreadatt(file, "awarded_nok", "_FillValue")), "_FillValue");
check(isequal(ncreadatt(file, "municipality_region", "flag_values"), 0:4), "flag_values");
check(strcmp(ncreadatt(file, "/", "seed"), words{3}), "seed");
check(strcmp(ncreadatt(file, "/", "title"), "Taktskifte: 7.5 % public; 25 % public; 50 % public"), "title");
check(strcmp(ncreadatt(file, "awarded_nok", "units"), "NOK"), "units");
check(strcmp(ncreadatt(file, "municipality_region", "flag_meanings"), ...
             "Nord-Norge Midt-Norge Vestlandet Østlandet Sørlandet"), "flag_meanings");
check(ncreadatt(file, "/", "municipality_number_year") == 2018, "municipality_number_year");
check(isequal(labels_of(file, "municipality_name"){2}, "Bø på Ås 1"), "municipality_name");
netcdf_close(netcdf);
printf("%d variables as expected\n", checks);
