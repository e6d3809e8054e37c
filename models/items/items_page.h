#pragma once
// One answer of the engine, made ready for the grid on the worker's thread: values, identities, entities, columns.

#include "models/items/items_model.h"

namespace rf::models {

struct ItemsModel::Page {
    /// Rows that can be read again by themselves.
    struct Part {
        PageMark mark;
        std::vector<LoadedRow> rows;
    };
    std::optional<rf::Error> error;
    std::vector<Part> parts;
    QStringList kinds;                ///< kind k of a row here is kinds[k - 1]
    std::vector<NamedCounts> columns; ///< in the order they first appeared
    std::optional<rf::Item> next;
    qint64 scanned = 0;
    qint64 returned = 0;
    double consumed = 0;

    /// Reads the page that begins after `from`; `examined` items at most, 0 = as the request says. Where nothing was
    /// filtered out and `parted`, many rows come in several parts. Any thread.
    static std::shared_ptr<Page> read(rf::Service& service, const PageRequest& request,
                                      const std::optional<rf::Item>& from, int examined, bool parted,
                                      std::stop_token stop);

private:
    void take(std::vector<rf::Item>&& items, const TableInfo& table);
    void part(const PageRequest& request);
};

} // namespace rf::models
