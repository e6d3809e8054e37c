#pragma once
// The words the storage tests are written in: a folder of their own, stores on disk and in memory, short writes.

#include "engine/storage/sqlite/sqlite_store.h"

#include <QTemporaryDir>
#include <QtTest>

namespace rf::test {

/// Fails the test with the error's text.
#define RF_OK(expression)                                                                                              \
    do {                                                                                                               \
        const auto& rfOk = (expression);                                                                               \
        QVERIFY2(rfOk, rfOk ? "" : rfOk.error().message.c_str());                                                      \
    } while (false)

/// The code of a failure; "none" for a success.
template <class T>
std::string codeOf(const Result<T>& result) {
    return result ? "none" : std::string(result.error().name());
}

class Files {
public:
    std::filesystem::path path(const char* name = "shop.rfdb") const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

inline Result<std::unique_ptr<Store>> open(const std::filesystem::path& path, OpenMode mode) {
    return openSqliteStore(path, {.mode = mode});
}
/// For tests about something else than opening: aborts when it fails.
inline std::unique_ptr<Store> mustOpen(const std::filesystem::path& path, OpenMode mode) {
    auto store = open(path, mode);
    if (!store) qFatal("%s", store.error().message.c_str());
    return std::move(*store);
}

/// A write body of which only the effects matter.
template <class Body>
Status write(Store& store, Body body) {
    return store.write([&](WriteTxn& txn) -> Status { return body(txn); });
}

inline TreeId createTree(Store& store) {
    TreeId tree = -1;
    const Status status = store.write([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(tree, txn.createTree());
        return {};
    });
    if (!status) qFatal("%s", status.error().message.c_str());
    return tree;
}

inline Status put(Store& store, TreeId tree, std::string_view key, std::string_view value) {
    return store.write([&](WriteTxn& txn) { return txn.put(tree, key, value, value.size()); });
}

/// The value, "(none)", or "(Error) message".
inline std::string get(ReadTxn& txn, TreeId tree, std::string_view key) {
    Record record;
    const auto found = txn.get(tree, key, record);
    if (!found) return "(" + std::string(found.error().name()) + ") " + found.error().message;
    return *found ? record.bytes : "(none)";
}
inline std::string get(Store& store, TreeId tree, std::string_view key) {
    std::string value;
    const Status status = store.read([&](ReadTxn& txn) {
        value = get(txn, tree, key);
        return Status{};
    });
    return status ? value : "(" + std::string(status.error().name()) + ") " + status.error().message;
}

/// "key=value key=value …" of a range.
inline std::string list(ReadTxn& txn, TreeId tree, const KeyRange& range = {}) {
    std::string out;
    const Status status = txn.scan(tree, range, [&](std::string_view key, std::string_view bytes, std::size_t) {
        if (!out.empty()) out += ' ';
        out.append(key).append("=").append(bytes.size() > 20 ? std::to_string(bytes.size()) : std::string(bytes));
        return true;
    });
    return status ? out : "(" + std::string(status.error().name()) + ")";
}
inline std::string list(Store& store, TreeId tree, const KeyRange& range = {}) {
    std::string out;
    (void)store.read([&](ReadTxn& txn) { return out = list(txn, tree, range), Status{}; });
    return out;
}

/// "items/bytes" as readers see them.
inline std::string counters(Store& store, TreeId tree) {
    std::string out;
    const Status status = store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const TreeCounters counters, txn.counters(tree));
        out = std::to_string(counters.items) + "/" + std::to_string(counters.bytes);
        return {};
    });
    return status ? out : "(" + std::string(status.error().name()) + ")";
}

/// "whole", or every finding, one a line.
inline std::string checked(const std::filesystem::path& path) {
    const auto report = checkFile(path);
    if (!report) return "(" + std::string(report.error().name()) + ") " + report.error().message;
    if (report->whole()) return "whole";
    std::string out;
    for (const auto& finding : report->findings) out += finding.where + ": " + finding.what + "\n";
    return out;
}

} // namespace rf::test
