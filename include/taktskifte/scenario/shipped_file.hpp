// Files that come with the program.
#pragma once

#include <string>

namespace taktskifte {

/// The path of a file of the folder of scenarios: below ./scenarios if it is there, else where the program
/// is installed, or, if it is not, where it was built. Whether it exists there is not looked at.
std::string shipped_file(const std::string& name);

/// The folder of the scenario `today`, found in the same way.
std::string shipped_folder();

}  // namespace taktskifte
