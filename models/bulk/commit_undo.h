#pragma once
// Undo after a commit: what was written last, and the way back as a transaction conditioned on what was written.
//
// Invariants
//  1. Kept are the newest kCommitsKept commits, of kUndoBytes of items at most; a batch counts as one, its items are in
//     its journal.
//  2. The way back is staged and committed like any other change, by itself: changes that wait for a commit stay so. A
//     conflict, a throttle or an error of it is said and decided as those of every commit.

#include "models/edit/committer.h"

#include <deque>

namespace rf::models {

inline constexpr int kCommitsKept = 20;
inline constexpr qint64 kUndoBytes = 64 << 20;

class CommitUndo : public QObject {
    Q_OBJECT
public:
    /// Neither is owned; both outlive it.
    CommitUndo(StagedEdits* edits, Committer* committer, QObject* parent = nullptr);

    bool canUndo() const { return !m_entries.empty(); }
    QString text() const; ///< "3 changes"; "Set status to DELIVERED"; empty: nothing to undo
    /// Of the newest entry; empty: it is a commit of staged edits.
    QString batch() const { return m_entries.empty() ? QString() : m_entries.back().batch; }

    /// Writes back what the newest commit of staged edits changed. False with the reason; a batch is undone elsewhere.
    bool undo(QString* why = nullptr);
    /// A bulk edit was run, or taken back.
    void noteBatch(const QString& path, const QString& note);
    void forgetBatch(const QString& path);

signals:
    void changed();
    void committed(int changes); ///< a commit that can be undone is over
    void undone(int changes);

private:
    struct Entry {
        QList<StagedChange> changes;
        QString batch, note;
        qint64 bytes = 0;
    };
    void took(const QList<StagedChange>& changes);
    void follow();
    void keep(Entry entry);

    StagedEdits* m_edits;
    Committer* m_committer;
    std::deque<Entry> m_entries;
    QList<StagedChange> m_fresh;   ///< written by the commit that runs
    QList<StagedChange> m_goingBack; ///< staged by undo()
    int m_wentBack = 0;              ///< of those, written
};

} // namespace rf::models
