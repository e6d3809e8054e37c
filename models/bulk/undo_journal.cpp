// The file beneath a bulk edit.

#include "models/bulk/undo_journal.h"

#include "models/value/tr.h"

#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"

#include <QJsonDocument>
#include <QtEndian>

namespace rf::models {
namespace {

constexpr char kMagic[] = "RFUNDO1\n";
constexpr qint64 kMagicBytes = 8, kRecordHead = 2 + 3 * 4;
constexpr qint64 kMostHead = 1 << 20, kMostBlob = 16 << 20;

rf::Error corrupt() {
    return {rf::ErrorCode::FileCorrupt, toUtf8(tr("The journal of this batch is damaged."))};
}

QByteArray number(quint32 value) {
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// The attributes an edit sets, and the names it removes.
std::pair<rf::Item, rf::Item> differences(const StagedChange& change) {
    std::pair<rf::Item, rf::Item> out;
    for (const AttributeDiff& diff : diffOf(change.before, change.after)) {
        if (diff.after)
            out.first.set(toUtf8(diff.name), diff.after->engine());
        else
            out.second.set(toUtf8(diff.name), rf::AttributeValue::null());
    }
    return out;
}

} // namespace

rf::Result<std::unique_ptr<UndoJournal>> UndoJournal::create(const QString& path, const QJsonObject& head, qint64 limit) {
    std::unique_ptr<UndoJournal> journal(new UndoJournal(path));
    journal->m_head = head;
    journal->m_limit = limit;
    const QByteArray json = QJsonDocument(head).toJson(QJsonDocument::Compact);
    const bool opened = journal->m_file.open(QIODevice::ReadWrite | QIODevice::Truncate);
    if (!opened || journal->m_file.write(QByteArray(kMagic) + number(quint32(json.size())) + json) < 0 ||
        !journal->m_file.flush())
        return journal->ioError(journal->m_file);
    journal->m_first = journal->m_end = journal->m_file.pos();
    journal->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // it holds what the table holds
    if (!journal->m_marks.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) return journal->ioError(journal->m_marks);
    return journal;
}

rf::Result<std::unique_ptr<UndoJournal>> UndoJournal::open(const QString& path) {
    std::unique_ptr<UndoJournal> journal(new UndoJournal(path));
    if (!QFile::exists(path)) return rf::Error{rf::ErrorCode::FileNotFound, toUtf8(path)};
    if (!journal->m_file.open(QIODevice::ReadWrite)) return journal->ioError(journal->m_file);
    journal->m_end = journal->m_file.size();
    if (journal->m_file.read(kMagicBytes) != QByteArray(kMagic)) return corrupt();
    RF_ASSIGN(const QByteArray length, journal->take(4));
    const quint32 bytes = qFromLittleEndian<quint32>(length.constData());
    if (bytes > kMostHead) return corrupt();
    RF_ASSIGN(const QByteArray json, journal->take(bytes));
    journal->m_head = QJsonDocument::fromJson(json).object();
    if (journal->m_head.isEmpty()) return corrupt();
    journal->m_first = journal->m_file.pos();
    if (!journal->m_marks.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) return journal->ioError(journal->m_marks);
    return journal;
}

UndoJournal::~UndoJournal() = default;

rf::Error UndoJournal::ioError(const QFile& file) const {
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? rf::ErrorCode::DiskFull : rf::ErrorCode::Io,
            toUtf8(m_path + QStringLiteral(": ") + file.errorString())};
}

rf::Result<bool> UndoJournal::append(const StagedChange& change) {
    const bool deletes = !change.after;
    const auto [sets, removed] = deletes ? std::pair<rf::Item, rf::Item>() : differences(change);
    const std::string blobs[] = {rf::encodeItem(change.before->attributes()), rf::encodeItem(sets),
                                 rf::encodeItem(removed)};
    QByteArray record;
    record += char(State::Planned);
    record += deletes ? 'd' : 'e';
    for (const std::string& blob : blobs) record += number(quint32(blob.size()));
    for (const std::string& blob : blobs) record.append(blob.data(), qsizetype(blob.size()));
    if (m_end + record.size() > m_limit) return false;
    if (m_file.write(record) != record.size()) return ioError(m_file);
    m_end += record.size();
    ++m_count;
    return true;
}

rf::Status UndoJournal::flush() {
    if (!m_file.flush()) return ioError(m_file);
    return {};
}

void UndoJournal::rewind() {
    m_file.seek(m_first);
}

rf::Result<QByteArray> UndoJournal::take(qint64 bytes) {
    QByteArray read = m_file.read(bytes);
    if (read.size() == bytes) return read;
    if (m_file.error() != QFileDevice::NoError) return ioError(m_file);
    return corrupt();
}

rf::Result<std::optional<UndoJournal::Record>> UndoJournal::next(const TableInfo& table) {
    Record record;
    record.at = m_file.pos();
    if (record.at >= m_end) return std::optional<Record>();
    RF_ASSIGN(const QByteArray head, take(kRecordHead));
    record.state = State(head[0]);
    const bool deletes = head[1] == 'd';
    if (!deletes && head[1] != 'e') return corrupt();
    rf::Item parts[3];
    for (int i = 0; i < 3; ++i) {
        const quint32 bytes = qFromLittleEndian<quint32>(head.constData() + 2 + 4 * i);
        if (bytes > kMostBlob) return corrupt();
        RF_ASSIGN(const QByteArray blob, take(bytes));
        RF_ASSIGN(parts[i], rf::decodeItem({blob.constData(), std::size_t(blob.size())}));
    }
    StagedChange& change = record.change;
    if (!deletes) {
        rf::Item after = parts[0];
        for (auto& [name, value] : parts[1]) after.set(name, std::move(value));
        for (const auto& [name, value] : parts[2]) after.erase(name);
        change.after = Value(rf::AttributeValue::map(std::move(after)));
    }
    change.kind = deletes ? ChangeKind::Delete : ChangeKind::Edit;
    change.before = Value(rf::AttributeValue::map(std::move(parts[0])));
    change.key = table.keyOf(*change.before);
    if (table.schema) {
        const std::string id = rf::itemKey(*table.schema, change.before->attributes());
        change.id = ItemId(id.data(), qsizetype(id.size()));
    }
    return std::optional<Record>(std::move(record));
}

rf::Status UndoJournal::mark(qint64 at, State state) {
    const std::lock_guard lock(m_marking);
    if (!m_marks.seek(at) || !m_marks.putChar(char(state))) return ioError(m_marks);
    return {};
}

} // namespace rf::models
