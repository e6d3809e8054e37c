#include "models/bulk/commit_undo.h"

namespace rf::models {
namespace {

qint64 bytesOf(const QList<StagedChange>& changes) {
    qint64 bytes = 0;
    for (const StagedChange& change : changes)
        for (const auto& image : {change.before, change.after})
            if (image) bytes += image->itemSizeBytes();
    return bytes;
}

/// Stages the way back of a change.
bool stageInverse(StagedEdits& edits, const StagedChange& change, QString* why) {
    const QString what = CommitUndo::tr("undo commit");
    switch (change.kind) {
    case ChangeKind::Edit:
        return edits.stageEdit(*change.after, *change.before, what, why, change.complete);
    case ChangeKind::Delete:
        return edits.stageInsert(*change.before, why);
    case ChangeKind::Insert:
        edits.stageDelete({*change.after});
        return true;
    }
    return false;
}

} // namespace

CommitUndo::CommitUndo(StagedEdits* edits, Committer* committer, QObject* parent)
    : QObject(parent), m_edits(edits), m_committer(committer) {
    connect(edits, &StagedEdits::committed, this, &CommitUndo::took);
    connect(committer, &Committer::stateChanged, this, &CommitUndo::follow);
}

QString CommitUndo::text() const {
    if (m_entries.empty()) return {};
    const Entry& newest = m_entries.back();
    if (!newest.batch.isEmpty()) return newest.note;
    return newest.changes.size() == 1 ? tr("1 change") : tr("%1 changes").arg(newest.changes.size());
}

bool CommitUndo::undo(QString* why) {
    const auto no = [why](const QString& text) {
        if (why != nullptr) *why = text;
        return false;
    };
    if (m_entries.empty() || !batch().isEmpty()) return no(tr("There is no commit to undo."));
    if (m_committer->state() == Committer::State::Running) return no(tr("A commit is running."));
    const QList<StagedChange> changes = m_entries.back().changes;
    QList<ItemId> ids;
    for (const StagedChange& change : changes) {
        if (m_edits->find(change.id) != nullptr)
            return no(tr("Items of that commit have staged changes: commit or discard those first."));
        if (change.kind == ChangeKind::Delete && !change.complete)
            return no(tr("An item that was deleted had been read in part only: it cannot be put back."));
        ids << change.id;
    }
    for (const StagedChange& change : changes) {
        QString reason;
        if (stageInverse(*m_edits, change, &reason)) continue;
        m_edits->revert(ids);
        return no(reason);
    }
    m_goingBack.clear();
    m_wentBack = 0;
    for (const ItemId& id : ids)
        if (const StagedChange* staged = m_edits->find(id)) m_goingBack << *staged;
    m_committer->commitOnly(ids);
    return true;
}

void CommitUndo::took(const QList<StagedChange>& changes) {
    for (const StagedChange& change : changes) {
        const auto back = [&](const StagedChange& each) { return each.id == change.id && each.after == change.after; };
        if (std::any_of(m_goingBack.begin(), m_goingBack.end(), back))
            ++m_wentBack;
        else
            m_fresh << change;
    }
}

/// A commit is over when its state is no longer Running: what it wrote can be undone, whether all of it was written or not.
void CommitUndo::follow() {
    const auto state = m_committer->state();
    if (state == Committer::State::Running) return;
    if (!m_goingBack.isEmpty() && state != Committer::State::Conflict && state != Committer::State::Failed) {
        m_goingBack.clear();
        const int count = std::exchange(m_wentBack, 0);
        if (count > 0 && !m_entries.empty()) m_entries.pop_back();
        emit changed();
        if (count > 0) emit undone(count);
    }
    if (m_fresh.isEmpty()) return;
    const QList<StagedChange> changes = std::exchange(m_fresh, {});
    keep({changes, {}, {}, bytesOf(changes)});
    if (state == Committer::State::Done) emit committed(int(changes.size()));
}

void CommitUndo::keep(Entry entry) {
    m_entries.push_back(std::move(entry));
    qint64 bytes = 0;
    for (const Entry& each : m_entries) bytes += each.bytes;
    while (m_entries.size() > std::size_t(kCommitsKept) || bytes > kUndoBytes) {
        bytes -= m_entries.front().bytes;
        m_entries.pop_front();
    }
    emit changed();
}

void CommitUndo::noteBatch(const QString& path, const QString& note) {
    forgetBatch(path);
    keep({{}, path, note, 0});
}

void CommitUndo::forgetBatch(const QString& path) {
    if (std::erase_if(m_entries, [&](const Entry& entry) { return entry.batch == path; }) > 0) emit changed();
}

} // namespace rf::models

#include "moc_commit_undo.cpp"
