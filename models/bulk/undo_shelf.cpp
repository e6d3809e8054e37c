#include "models/bulk/undo_shelf.h"

#include <QDir>

namespace rf::models {
namespace {

const QString kPattern = QStringLiteral("batch-*.rfundo");
const QString kFile = QStringLiteral("file"), kRegion = QStringLiteral("region"), kTable = QStringLiteral("table"),
              kNote = QStringLiteral("note");

int numberOf(const QString& name) {
    return name.mid(6, name.indexOf(u'.') - 6).toInt();
}

/// Whether anything of it was written: one of its first records at least was sent.
bool wasRun(UndoJournal& journal, const TableInfo& table) {
    using enum UndoJournal::State;
    for (int i = 0; i < 1'000; ++i) {
        const auto record = journal.next(table, {Planned, Sent, Written, Failed, Undone});
        if (!record || !*record) return false;
        if ((*record)->state == Sent || (*record)->state == Written) return true;
    }
    return false;
}

} // namespace

UndoShelf::UndoShelf(const QString& folder) : m_folder(folder) {
    if (!folder.isEmpty() && QDir().mkpath(folder)) return;
    m_own = std::make_unique<QTemporaryDir>();
    m_folder = m_own->path();
}

QStringList UndoShelf::names() const {
    QStringList names = QDir(m_folder).entryList({kPattern}, QDir::Files);
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return numberOf(a) < numberOf(b); });
    return names;
}

QString UndoShelf::freePath() {
    const QDir folder(m_folder);
    QStringList kept = names();
    const int next = kept.isEmpty() ? 1 : numberOf(kept.last()) + 1;
    qint64 bytes = 0;
    for (const QString& name : std::as_const(kept)) bytes += QFileInfo(folder.filePath(name)).size();
    while (!kept.isEmpty() && (kept.size() >= kBatchesKept || bytes > kShelfBytes - kJournalBytes)) {
        const QString oldest = folder.filePath(kept.takeFirst());
        bytes -= QFileInfo(oldest).size();
        QFile::remove(oldest);
    }
    return folder.filePath(QStringLiteral("batch-%1.rfundo").arg(next, 6, 10, QLatin1Char('0')));
}

QString UndoShelf::newest(const QString& file, const QString& region, const QString& table) const {
    const QStringList kept = names();
    for (auto name = kept.rbegin(); name != kept.rend(); ++name) {
        const QString path = QDir(m_folder).filePath(*name);
        auto journal = UndoJournal::open(path);
        if (!journal) continue;
        const QJsonObject& head = (*journal)->head();
        const bool mine = head[kFile].toString() == file && head[kRegion].toString() == region &&
                          head[kTable].toString() == table;
        if (mine && wasRun(**journal, {})) return path;
    }
    return {};
}

void UndoShelf::drop(const QString& path) {
    QFile::remove(path);
}

QJsonObject UndoShelf::headOf(const QString& file, const TableInfo& table, const QString& note) {
    return {{kFile, file}, {kRegion, table.region}, {kTable, table.name}, {kNote, note}};
}

QString UndoShelf::noteOf(const QJsonObject& head) {
    return head[kNote].toString();
}

} // namespace rf::models
