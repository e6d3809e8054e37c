#pragma once
// What the stream of a table still knows of one item: its records of the last 24 hours and what it was before each.
//
// Idle ─look→ Looking ─→ Idle (changed(); records() may be 0)
//
// Invariants
//  1. Only the latest look counts. It reads on the file's threads, the newest records first, and ends when nobody wants it, at the
//     end of the day, or after kMostLooked records (isCut()).
//  2. Versions are states of the item as an image has them whole: newest first, none twice in a row.

#include "models/session/file_session.h"
#include "models/streams/stream_record.h"

namespace rf::models {

struct ItemVersion {
    qint64 untilMs = 0;  ///< when the change came that ended it
    QString what;        ///< that change: "status, gsi1pk", "deleted"
    Value item;
};

class ItemPast : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostLooked = 100'000, kMostVersions = 50;

    explicit ItemPast(QObject* parent = nullptr) : QObject(parent) {}

    /// `key`: the primary key as an item. Nothing happens when it is the item that was looked for last.
    void look(FileSession* file, const QString& region, const QString& table, const Value& key);
    void clear();

    bool isLooking() const { return m_call.isRunning(); }
    bool isOf(const FileSession* file, const QString& region, const QString& table, const Value& key) const;
    int records() const { return m_found.records; } ///< of the item
    bool isCut() const { return m_found.cut; }      ///< there may be older ones
    const QList<ItemVersion>& versions() const { return m_found.versions; }

signals:
    void changed();

private:
    struct Found {
        int records = 0;
        bool cut = false;
        QList<ItemVersion> versions;
    };
    static Found search(rf::Service& service, const std::string& region, const std::string& table, const rf::Item& key, const std::stop_token& stop);

    QPointer<FileSession> m_file;
    QString m_region, m_table;
    std::optional<Value> m_key;
    Found m_found;
    LatestCall m_call;
};

} // namespace rf::models
