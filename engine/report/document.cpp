#include "taktskifte/report/document.hpp"

#include <set>

#include "report/csv_style.hpp"
#include "report/printers.hpp"
#include "taktskifte/analysis/format.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::report {

Value::Value(Members members) : content_(std::move(members)) {
  std::set<std::string_view> names;
  for (const auto& [name, member] : std::get<Members>(content_))
    if (!names.insert(name).second)
      throw Error(ErrorKind::internal, "a report has two members of the name " + name);
}

Value::List list_of(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

Cell word(std::string_view text) { return {std::string(text), text}; }
Cell number(double value, int decimals) { return {format::fixed(value, decimals), value}; }

std::vector<Column> number_columns(const std::vector<std::string>& names, std::size_t left) {
  std::vector<Column> all;
  all.reserve(names.size());
  for (const auto& name : names) all.push_back({name, all.size() < left ? Align::left : Align::right});
  if (!all.empty()) all.back().align = Align::right;
  return all;
}

std::vector<Column> columns(const std::vector<std::string>& names, std::size_t left) {
  auto all = number_columns(names, left);
  if (!all.empty()) all.back().align = Align::left;
  return all;
}

void add_table(Document& document, std::string lead, Table table, Shown shown) {
  document.blocks.push_back({Heading{table.title}});
  document.blocks.push_back({Paragraph{std::move(lead)}});
  document.blocks.push_back({std::move(table), false, shown});
}

Value::List tables_of(const Document& document) {
  Value::List tables;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block.content);
    if (table == nullptr) continue;
    const auto rows = list_of(table->rows, [](const Row& row) {
      return object("group", row.group, "cells",
                    list_of(row.cells, [](const Cell& cell) { return cell.value; }));
    });
    tables.emplace_back(object(
        "title", table->title, "columns",
        list_of(table->columns, [](const Column& column) { return Value(column.name); }), "rows", rows));
  }
  return tables;
}

void print(std::ostream& out, const Document& document, Form form) {
  switch (form) {
    case Form::text:
      return print_text(out, document);
    case Form::markdown:
      return print_markdown(out, document);
    case Form::json:
      return print_json(out, document);
    case Form::csv:
      return print_csv(out, document, plain_csv);
    case Form::excel:
      return print_csv(out, document, excel_csv);
  }
}

}  // namespace taktskifte::report
