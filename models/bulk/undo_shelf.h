#pragma once
// Where the journals of bulk edits lie: the newest few of a folder, so that a batch can be undone after a restart.
//
// Invariants: at most kBatchesKept files and kShelfBytes of them, the oldest go first; a journal holds at most
// kJournalBytes. Without a folder they lie in a temporary one and go with the shelf.

#include "models/bulk/undo_journal.h"

#include <QTemporaryDir>

namespace rf::models {

inline constexpr int kBatchesKept = 5;
inline constexpr qint64 kShelfBytes = qint64{4} << 30;

class UndoShelf {
public:
    /// `folder` empty: a temporary one.
    explicit UndoShelf(const QString& folder);

    /// A path for the next batch; room was made for it.
    QString freePath();
    /// The newest batch of this table that was written, perhaps only in part; empty: none.
    QString newest(const QString& file, const QString& region, const QString& table) const;
    void drop(const QString& path);

    static QJsonObject headOf(const QString& file, const TableInfo& table, const QString& note);
    static QString noteOf(const QJsonObject& head); ///< "Set status to DELIVERED"

private:
    QStringList names() const; ///< oldest first

    QString m_folder;
    std::unique_ptr<QTemporaryDir> m_own;
};

} // namespace rf::models
