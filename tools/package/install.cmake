# cmake --install: the program, its scenarios and data, manual pages, completion.
include(GNUInstallDirs)

# An installed program finds its scenarios beside itself, one that is not installed those of its sources.
set(TAKTSKIFTE_SHIPPED_SCENARIOS ${PROJECT_SOURCE_DIR}/scenarios CACHE STRING
    "Folder of scenarios of a program that is not installed; empty: none, as in packages")
set(scenarios ${CMAKE_INSTALL_FULL_DATADIR}/taktskifte/scenarios)
file(RELATIVE_PATH scenarios_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${scenarios})
file(RELATIVE_PATH program_from_scenarios ${scenarios} ${CMAKE_INSTALL_FULL_BINDIR})
set_property(SOURCE engine/scenario/shipped_file.cpp APPEND PROPERTY COMPILE_DEFINITIONS
  TAKTSKIFTE_SCENARIOS_FROM_PROGRAM="${scenarios_from_program}"
  TAKTSKIFTE_PROGRAM_FROM_SCENARIOS="${program_from_scenarios}"
  TAKTSKIFTE_SHIPPED_SCENARIOS="${TAKTSKIFTE_SHIPPED_SCENARIOS}")
if(TAKTSKIFTE_PYTHON)
  set(module ${CMAKE_INSTALL_PREFIX}/lib/python3/dist-packages/taktskifte)
  file(RELATIVE_PATH scenarios_from_module ${module} ${scenarios})
  file(RELATIVE_PATH module_from_scenarios ${scenarios} ${module})
  set_property(SOURCE engine/scenario/shipped_file.cpp APPEND PROPERTY COMPILE_DEFINITIONS
    TAKTSKIFTE_SCENARIOS_FROM_MODULE="${scenarios_from_module}"
    TAKTSKIFTE_MODULE_FROM_SCENARIOS="${module_from_scenarios}")
endif()
if(NOT EMSCRIPTEN)
  include(tools/package/library.cmake)
endif()
if(NOT TAKTSKIFTE_FILES)
  return()
endif()

install(TARGETS taktskifte DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/taktskifte/scenarios COMPONENT program)
install(FILES tools/package/taktskifte.bash RENAME taktskifte
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)

# The program tells its manual pages itself, when it is installed.
find_package(Python3 3.9 COMPONENTS Interpreter)
if(Python3_FOUND AND NOT CMAKE_CROSSCOMPILING)
  set(manual ${PROJECT_BINARY_DIR}/manual)
  install(CODE "
    file(REMOVE_RECURSE \"${manual}\")
    execute_process(COMMAND \"${Python3_EXECUTABLE}\" -B \"${PROJECT_SOURCE_DIR}/tools/package/manual.py\"
                            \"$<TARGET_FILE:taktskifte>\" \"${scenarios_from_program}\" \"${manual}\"
                    COMMAND_ERROR_IS_FATAL ANY)" COMPONENT program)
  install(DIRECTORY ${manual}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
else()
  message(STATUS "No Python: manual pages will not be installed")
endif()

# cpack -G DEB: the Debian packages taktskifte and libtaktskifte-dev (tests/install/clean_root makes and tries them).
execute_process(COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md OUTPUT_FILE ${PROJECT_BINARY_DIR}/changelog.gz)
set(parts program taktskifte dev libtaktskifte-dev)
if(TAKTSKIFTE_PYTHON)
  list(APPEND parts python python3-taktskifte)
endif()
while(parts)
  list(POP_FRONT parts component package)
  install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} RENAME copyright COMPONENT ${component})
  install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endwhile()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Taktskifte maintainers <taktskifte@example.org>" CACHE STRING "Who answers for the package")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME taktskifte)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "The program taktskifte, its scenarios with their data, and its manual pages.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libtaktskifte-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "taktskifte (= ${PROJECT_VERSION}), libboost-program-options-dev, libdeflate-dev, \
libeigen3-dev, libhdf5-dev, libhwy-dev, libtbb-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION
    "Headers and static libraries of the simulator, for find_package in CMake.")
if(TAKTSKIFTE_PYTHON)
  list(APPEND CPACK_COMPONENTS_ALL python)
  math(EXPR next "${Python3_VERSION_MINOR} + 1")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-taktskifte)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "taktskifte (= ${PROJECT_VERSION}), python3 (>= 3.${Python3_VERSION_MINOR}), \
python3 (<< 3.${next}), python3-numpy, python3-pandas, python3-xarray")
  set(CPACK_COMPONENT_PYTHON_DESCRIPTION "The simulator in Python: scenarios in, an xarray.Dataset out.")
endif()
include(CPack)
