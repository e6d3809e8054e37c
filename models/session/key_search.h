#pragma once
// Finds items of open local files by what their primary key says, while one types: keys only, straight from the store, so
// that it costs no capacity and shows in no figures.
//
// Idle ─search→ Searching ─→ Idle (finished; or enough found: see isCut())
//
// Invariants
//  1. A new search makes the old one's hits unwanted at once; a walk through a table goes in steps, and stops at the
//     next one when nobody wants it. No step holds a snapshot of the file longer than itself.
//  2. First the items whose partition key is the text itself, of every table; then the tables are walked through, those
//     asked for first.
//  3. Hits are in order: text = key, key begins with it, one of its words does, it is inside; then as found.

#include "models/session/file_session.h"

#include <QObject>

namespace rf::models {

struct KeyHit {
    QPointer<FileSession> file;
    QString region, table;
    Value key;                 ///< the primary key as an item
    QString hash, range;       ///< display texts; range empty without a sort key
    QString entity;            ///< may be empty
    qint64 bytes = 0;
    int rank = 0;              ///< lower is better
    QString text() const { return range.isEmpty() ? hash : QStringLiteral("%1 / %2").arg(hash, range); }
};

class KeySearch : public QObject {
    Q_OBJECT
public:
    struct Table {
        QPointer<FileSession> file;
        QString region, table;
    };
    static constexpr int kMostHits = 100;

    explicit KeySearch(QObject* parent = nullptr);
    ~KeySearch() override;

    /// "ORDER#908", or "CUSTOMER#c-20418 / ORDER#": a partition key and the beginning of a sort key. Case does not count,
    /// but for a partition key given whole. An empty text ends the search.
    void search(const QString& text, const QList<Table>& tables);
    void cancel() { search({}, {}); }

    bool isSearching() const { return m_call.isRunning(); }
    bool isCut() const { return m_cut; } ///< there are more hits than kMostHits
    QString text() const { return m_text; }
    const QList<KeyHit>& hits() const { return m_hits; }

signals:
    void changed(); ///< hits, or isSearching()

private:
    struct Step;
    struct Found;
    void next();
    void take(const Found& found);

    QString m_text;
    QList<Table> m_tables;
    QList<KeyHit> m_hits;
    QSet<QByteArray> m_seen; ///< table and key bytes of the hits
    LatestCall m_call;
    int m_at = 0;         ///< steps through m_tables: partitions first, then whole tables
    std::string m_from;   ///< where the walk through the table goes on
    bool m_cut = false;
};

} // namespace rf::models
