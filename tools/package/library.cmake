# find_package(taktskifte): headers, static libraries and what CMake has to know of them. A program links
# taktskifte::taktskifte (scenarios in, results in memory out), and taktskifte::files for result files and folders of runs.
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/taktskifte)
set(exported ${modules})
list(TRANSFORM exported PREPEND taktskifte_)
set_target_properties(taktskifte_library PROPERTIES EXPORT_NAME taktskifte)
if(TARGET taktskifte_jobs)
  add_library(taktskifte_files INTERFACE)
  target_link_libraries(taktskifte_files INTERFACE taktskifte_library taktskifte_report taktskifte_jobs taktskifte_verify)
  set_target_properties(taktskifte_files PROPERTIES EXPORT_NAME files)
  set_target_properties(taktskifte_hdf5 PROPERTIES EXPORT_NAME hdf5)
  list(APPEND exported taktskifte_files taktskifte_hdf5)
endif()

install(TARGETS ${exported} EXPORT taktskifte ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/taktskifte DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
install(EXPORT taktskifte NAMESPACE taktskifte:: FILE taktskifte-targets.cmake DESTINATION ${package_folder} COMPONENT dev)
set(scenarios_of_package ${CMAKE_INSTALL_DATADIR}/taktskifte/scenarios)
configure_package_config_file(tools/package/taktskifte-config.cmake.in ${PROJECT_BINARY_DIR}/taktskifte-config.cmake
                              INSTALL_DESTINATION ${package_folder} PATH_VARS scenarios_of_package)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/taktskifte-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/taktskifte-config.cmake ${PROJECT_BINARY_DIR}/taktskifte-config-version.cmake
              $<$<BOOL:${TAKTSKIFTE_FILES}>:${PROJECT_SOURCE_DIR}/tools/package/FindDeflate.cmake>
        DESTINATION ${package_folder} COMPONENT dev)
