# Shared by tools/run and tools/test: what must be there before Taktskifte can be built. To be sourced.

# Debian packages to build and run, and those that only the tests need.
packages_to_run=(
  g++ cmake ninja-build pkg-config git ca-certificates
  libboost-program-options-dev libeigen3-dev libtbb-dev libhwy-dev libhdf5-dev libdeflate-dev
  nlohmann-json3-dev catch2
  hdf5-tools python3 python3-h5py python3-matplotlib
)
packages_to_test=(
  "${packages_to_run[@]}"
  python3-xarray python3-h5netcdf python3-netcdf4 python3-scipy netcdf-bin nco util-linux
)
# To build with sanitizers, MPI and Python, and to check sources.
packages_to_check=(
  "${packages_to_test[@]}"
  clang clang-format clang-tidy libclang-rt-dev
  libopenmpi-dev openmpi-bin
  pybind11-dev python3-dev
)
# The engine for browsers, which `cmake --preset web` compiles, and what runs it in tests: 900 MB.
packages_to_build_web=(emscripten nodejs)
# Programs of others that slow tests start.
# shellcheck disable=SC2034
packages_that_tests_start=(
  r-base-core r-bioc-rhdf5 r-cran-ncdf4 r-cran-jsonlite r-cran-stars
  octave octave-netcdf
  black mypy python3-nbclient python3-ipykernel snakemake
  munge slurmctld slurmd slurm-client
  "${packages_to_build_web[@]}"
)
# To build the page's template and to look at pages (tools/page/README.md): 700 MB that neither a run nor a test needs.
# shellcheck disable=SC2034
packages_to_build_page=(nodejs npm)
# shellcheck disable=SC2034
packages_to_look_at_page=("${packages_to_build_page[@]}" chromium firefox-esr)

# need PACKAGE...: installs those that are missing; silent and without network when none is.
need() {
  local missing=()
  local package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "missing Debian packages: ${missing[*]}; install them as root, or install sudo" >&2
      return 69
    fi
    as_root=(sudo)
  fi
  echo "Installing Debian packages: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "the packages above could not be installed; the whole log is in $log" >&2
    return 69
  fi
  rm -f "$log"
}

# build PRESET [TARGET...]: configures once, then builds what changed.
build() {
  local preset=$1
  shift
  local folder=build/$preset
  [ "$preset" = ci ] && folder=build/release
  local log
  log=$(mktemp)
  if ! { cmake --preset "$preset" && cmake --build "$folder" ${1:+--target "$@"}; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "the build failed; the whole log is in $log" >&2
    return 70
  fi
  rm -f "$log"
}
