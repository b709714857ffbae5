#include "taktskifte/results/text_output.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "results/temporary_file.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte {

void write_text_file(const std::string& file, const std::vector<std::string>& inputs, bool overwrite,
                     const std::function<void(std::ostream&)>& write) {
  std::error_code astray;  // what is not there is no input
  for (const auto& input : inputs)
    if (std::filesystem::equivalent(file, input, astray))
      throw Error(ErrorKind::usage, "-o " + file + ": is what is read; choose another name");
  if (!overwrite && std::filesystem::exists(file, astray))
    throw Error(ErrorKind::cannot_create,
                file + ": is there already; choose another name, or replace it with --overwrite");
  TemporaryFile temporary(file);
  {
    std::ofstream out(temporary.path(), std::ios::binary);
    write(out);
    out.close();
    if (!out) throw Error(ErrorKind::io, file + ": cannot be written to its end; is the disk full?");
  }
  temporary.commit();
}

}  // namespace taktskifte
