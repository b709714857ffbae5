// The verbs of the command line. Each takes the arguments behind its verb and returns an exit code; problems
// are thrown as Error and printed by main alone.
#pragma once

#include <string>
#include <vector>

namespace taktskifte::commands {

using Arguments = std::vector<std::string>;

int run(const Arguments& arguments);
int check(const Arguments& arguments);
int params(const Arguments& arguments);
int compare(const Arguments& arguments);
int export_table(const Arguments& arguments);
int info(const Arguments& arguments);
int verify(const Arguments& arguments);
int validate(const Arguments& arguments);
int levers(const Arguments& arguments);
int sweep(const Arguments& arguments);
int sensitivity(const Arguments& arguments);
int discover(const Arguments& arguments);
int study(const Arguments& arguments);
int resume(const Arguments& arguments);
int status(const Arguments& arguments);
int merge(const Arguments& arguments);
int bench(const Arguments& arguments);

}  // namespace taktskifte::commands
