# The header-only libraries of the engine for a compiler whose system is not this one: of /usr/include it may see
# these folders and no other.
set(headers ${PROJECT_BINARY_DIR}/libraries)
file(MAKE_DIRECTORY ${headers})
foreach(library boost hwy nlohmann)
  find_path(found_${library} ${library} PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(CREATE_LINK ${found_${library}}/${library} ${headers}/${library} SYMBOLIC)
endforeach()
find_path(found_eigen Eigen/SparseCore PATH_SUFFIXES eigen3 PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)

foreach(library Boost::headers hwy::hwy nlohmann_json::nlohmann_json Threads::Threads)
  add_library(${library} INTERFACE IMPORTED)
  target_include_directories(${library} SYSTEM INTERFACE ${headers})
endforeach()
add_library(Eigen3::Eigen INTERFACE IMPORTED)
target_include_directories(Eigen3::Eigen SYSTEM INTERFACE ${found_eigen})

# Highway 1.0 has no doubles in WebAssembly, so that it computes lane by lane.
target_compile_definitions(hwy::hwy INTERFACE HWY_COMPILE_ONLY_EMU128)

# Boost would compute quantiles in long double, which is software in WebAssembly: half of what the page waited for. The
# numbers of a comparison then differ from the program's in their last digits, as tests/web/same_bits.py allows.
target_compile_definitions(Boost::headers INTERFACE BOOST_MATH_PROMOTE_DOUBLE_POLICY=false)
