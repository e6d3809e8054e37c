#pragma once
// A table with items to change, and a bulk edit of it.

#include "models/bulk/bulk_model.h"
#include "tests/models/support/shop.h"

#include "engine/api/ops/batch_write_item.h"

#include <QTemporaryDir>

namespace rf::models::test {

inline constexpr int kPatience = 60'000;

template <class Condition>
bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, kPatience);
}

inline BulkAction setStatus(const char* text) {
    return {BulkAction::Kind::SetValue, QStringLiteral("status"), ValueType::S, QString::fromUtf8(text), {}};
}

/// A Shop in memory with `count` items of customer c: "o00012", status NEW, qty its number.
struct Store {
    explicit Store(int count) {
        auto owned = std::make_unique<HeldService>(memoryEngine());
        held = owned.get();
        client = std::make_unique<EngineClient>(std::shared_ptr<rf::Service>(std::move(owned)));
        table = madeShop(*held);
        for (int at = 0; at < count; at += 25) fill(at, std::min(count, at + 25));
        edits.setTable(table);
        edits.setTable(described(*held, "Shop"));
        model = std::make_unique<BulkModel>(client.get(), &edits, &shelf, QStringLiteral("/tmp/shop.rfdb"));
        model->setSources({}, scanOf(edits.table()));
    }
    void fill(int from, int to) {
        rf::BatchWriteItem::Input input;
        std::vector<rf::WriteRequestIn> writes;
        for (int i = from; i < to; ++i) {
            rf::WriteRequestIn write;
            write.putRequest.emplace();
            write.putRequest->item = rf::InputAttributes(itemOf(i).attributes());
            writes.push_back(std::move(write));
        }
        input.requestItems.emplace();
        (*input.requestItems)["Shop"] = std::move(writes);
        if (!rf::call<rf::BatchWriteItem>(*held, std::move(input))) qFatal("no items");
    }
    static QString keyOf(int i) { return QStringLiteral("o%1").arg(i, 5, 10, QLatin1Char('0')); }
    static Value itemOf(int i) {
        return keyed("c", qPrintable(keyOf(i)),
                     "\"status\":{\"S\":\"NEW\"},\"qty\":{\"N\":\"" + QByteArray::number(i) + "\"}");
    }
    std::optional<Value> at(int i) { return stored(*held, table, itemOf(i)); }
    QString statusOf(int i) {
        const auto item = at(i);
        return item ? item->child("status").displayText() : QStringLiteral("gone");
    }
    bool check(const BulkAction& action) {
        model->setAction(action);
        model->check();
        return waitFor([this] { return !model->isBusy(); }) && model->state() == BulkModel::State::Checked;
    }
    bool run() {
        model->run();
        return waitFor([this] { return !model->isBusy(); }) && model->state() == BulkModel::State::Done;
    }
    bool undo() {
        model->undo();
        return waitFor([this] { return !model->isBusy(); });
    }

    HeldService* held = nullptr;
    std::unique_ptr<EngineClient> client;
    TableInfo table;
    StagedEdits edits;
    QTemporaryDir folder;
    UndoShelf shelf{folder.path()};
    std::unique_ptr<BulkModel> model;
};

inline qsizetype journals(const Store& store) {
    return QDir(store.folder.path()).entryList({QStringLiteral("*.rfundo")}).size();
}

} // namespace rf::models::test
