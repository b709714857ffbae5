# build/web/taktskifte.wasm: the C header, without JavaScript of Emscripten. tools/page/web/src/session.js calls it.
file(STRINGS include/taktskifte/taktskifte.h declared REGEX "taktskifte_[a-z_]+\\(")
list(TRANSFORM declared REPLACE "^.*(taktskifte_[a-z_]+)\\(.*$" "_\\1")
list(REMOVE_DUPLICATES declared)
list(JOIN declared "," exported)
# tools/page/live.py reads in it which sources it was made of.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/mark.cpp CONTENT
     "#include \"version.hpp\"\n[[gnu::used]] const auto& taktskifte_mark = taktskifte::build::engine_mark;\n")
add_executable(taktskifte_web ${PROJECT_BINARY_DIR}/mark.cpp)
target_include_directories(taktskifte_web PRIVATE ${PROJECT_BINARY_DIR}/generated)
add_dependencies(taktskifte_web taktskifte_version)
target_link_libraries(taktskifte_web PRIVATE taktskifte_session)
target_link_options(taktskifte_web PRIVATE --no-entry -O3 -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH
  -sEXPORTED_FUNCTIONS=_malloc,_free,${exported})
set_target_properties(taktskifte_web PROPERTIES OUTPUT_NAME taktskifte SUFFIX .wasm)
