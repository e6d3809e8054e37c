#pragma once
// One answer of the engine, made ready for the grid on the worker's thread: values, identities, entities, columns.

#include "models/items/items_model.h"

namespace rf::models {

struct ItemsModel::Page {
    std::optional<rf::Error> error;
    std::vector<Loaded> rows;
    std::vector<NamedCounts> columns; ///< in the order they first appeared
    std::optional<rf::Item> next;
    qint64 scanned = 0;
    qint64 returned = 0;
    double consumed = 0;

    /// Reads one page. Any thread.
    static std::shared_ptr<Page> read(rf::Service& service, const PageRequest& request,
                                      const std::optional<rf::Item>& from, std::stop_token stop);

private:
    void take(rf::PageOutput&& output, const TableInfo& table);
};

} // namespace rf::models
