# Run at every build: writes version.hpp with the commit the sources are at ("+changes" if files differ from
# it, "unknown" outside a checkout). The file is touched only when its content changes.
set(TAKTSKIFTE_COMMIT unknown)
execute_process(COMMAND git -C ${SOURCE} rev-parse --short=12 HEAD
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
if(NOT failed)
  execute_process(COMMAND git -C ${SOURCE} status --porcelain --untracked-files=no
                  OUTPUT_VARIABLE changes ERROR_QUIET)
  if(changes)
    string(APPEND commit "+changes")
  endif()
  set(TAKTSKIFTE_COMMIT ${commit})
endif()
configure_file(${SOURCE}/engine/core/version.hpp.in ${OUTPUT} @ONLY)
