// The file beneath a bulk edit.

#include "models/bulk/undo_journal.h"

#include "models/value/tr.h"

#include "engine/base/platform/disk_sync.h"
#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"

#include <QFileInfo>
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
    return true;
}

rf::Status UndoJournal::sync() {
    if (!m_file.flush()) return ioError(m_file);
    if (const std::error_code failed = rf::platform::syncFile(m_file.handle())) {
        const bool full = failed == std::errc::no_space_on_device;
        return rf::Error{full ? rf::ErrorCode::DiskFull : rf::ErrorCode::Io, toUtf8(m_path) + ": " + failed.message()};
    }
    if (!std::exchange(m_named, true)) rf::platform::syncFolder(toUtf8(QFileInfo(m_path).path()));
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

/// The file stands at the blobs of that record; nothing: at its end.
rf::Result<std::optional<UndoJournal::Head>> UndoJournal::seekNext(const States& states) {
    while (m_file.pos() < m_end) {
        Head head{m_file.pos()};
        RF_ASSIGN(const QByteArray bytes, take(kRecordHead));
        head.state = State(bytes[0]);
        head.deletes = bytes[1] == 'd';
        if (!head.deletes && bytes[1] != 'e') return corrupt();
        for (int i = 0; i < 3; ++i) {
            head.blobs[i] = qFromLittleEndian<quint32>(bytes.constData() + 2 + 4 * i);
            if (head.blobs[i] > kMostBlob) return corrupt();
        }
        const qint64 end = m_file.pos() + head.blobs[0] + head.blobs[1] + head.blobs[2];
        if (end > m_end) return corrupt();
        if (std::find(states.begin(), states.end(), head.state) != states.end()) return std::optional(head);
        m_file.seek(end);
    }
    return std::optional<Head>();
}

rf::Result<qint64> UndoJournal::countOf(const States& states) {
    qint64 count = 0;
    for (rewind();; ++count) {
        RF_ASSIGN(const auto head, seekNext(states));
        if (!head) return count;
        m_file.seek(m_file.pos() + head->blobs[0] + head->blobs[1] + head->blobs[2]);
    }
}

rf::Result<std::optional<UndoJournal::Record>> UndoJournal::next(const TableInfo& table, const States& states) {
    RF_ASSIGN(const auto head, seekNext(states));
    if (!head) return std::optional<Record>();
    RF_ASSIGN(Record record, takeRecord(*head, table));
    return std::optional(std::move(record));
}

rf::Result<UndoJournal::Record> UndoJournal::takeRecord(const Head& head, const TableInfo& table) {
    rf::Item parts[3];
    for (int i = 0; i < 3; ++i) {
        RF_ASSIGN(const QByteArray blob, take(head.blobs[i]));
        RF_ASSIGN(parts[i], rf::decodeItem({blob.constData(), std::size_t(blob.size())}));
    }
    Record record{head.at, m_file.pos() - head.at, head.state, {}};
    StagedChange& change = record.change;
    if (!head.deletes) {
        rf::Item after = parts[0];
        for (auto& [name, value] : parts[1]) after.set(name, std::move(value));
        for (const auto& [name, value] : parts[2]) after.erase(name);
        change.after = Value(rf::AttributeValue::map(std::move(after)));
    }
    change.kind = head.deletes ? ChangeKind::Delete : ChangeKind::Edit;
    change.before = Value(rf::AttributeValue::map(std::move(parts[0])));
    change.key = table.keyOf(*change.before);
    if (table.schema) {
        const std::string id = rf::itemKey(*table.schema, change.before->attributes());
        change.id = ItemId(id.data(), qsizetype(id.size()));
    }
    return record;
}

rf::Status UndoJournal::mark(qint64 at, State state) {
    const std::lock_guard lock(m_marking);
    if (!m_marks.seek(at) || !m_marks.putChar(char(state))) return ioError(m_marks);
    return {};
}

} // namespace rf::models
