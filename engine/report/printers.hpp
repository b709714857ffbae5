// The four printers of a document.
#pragma once

#include <ostream>

#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

void print_text(std::ostream& out, const Document& document);
void print_markdown(std::ostream& out, const Document& document);
void print_json(std::ostream& out, const Document& document);
struct CsvStyle;
void print_csv(std::ostream& out, const Document& document, const CsvStyle& style);

/// Calls one function per kind of block.
template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace taktskifte::report
