#pragma once
// A batch of writes on disk: what each item was and what is made of it. The dry run writes it, the run reads it and marks
// what was written, undo reads it once more.
//
// Layout: "RFUNDO1\n", the length of the head (4 bytes, little-endian), the head as JSON, then records: state (1 byte),
// kind (1 byte), lengths of three blobs (4 bytes each), the blobs: the item before, the attributes that are set, the names
// that are removed (an item of NULLs); item bytes as in engine/storage/FORMAT.md.
//
// Invariants
//  1. Records are appended while the batch is made, and never after it was read.
//  2. A record is Sent on the disk (sync()) before its write is asked for, and Written only when that was acknowledged:
//     after a crash, of the machine too, what was perhaps written is known. Undo is conditioned on what was written, so
//     that trying it twice harms nothing.
//  3. No batch is larger than kJournalBytes.

#include "models/edit/staged_edits.h"

#include <QFile>
#include <QJsonObject>

#include <mutex>

namespace rf::models {

inline constexpr qint64 kJournalBytes = qint64{2} << 30; ///< of one batch

class UndoJournal {
public:
    enum class State : char { Planned = 'p', Sent = 's', Written = 'w', Failed = 'f', Undone = 'u' };
    using States = std::vector<State>;

    struct Record {
        qint64 at = 0;    ///< for mark()
        qint64 bytes = 0; ///< it takes in the file
        State state = State::Planned;
        StagedChange change;
    };

    /// A new file; one that is there is replaced. `limit`: bytes at most.
    static rf::Result<std::unique_ptr<UndoJournal>> create(const QString& path, const QJsonObject& head,
                                                           qint64 limit = kJournalBytes);
    /// Errors: FileNotFound, FileCorrupt.
    static rf::Result<std::unique_ptr<UndoJournal>> open(const QString& path);
    ~UndoJournal();

    const QString& path() const { return m_path; }
    const QJsonObject& head() const { return m_head; }
    qint64 bytes() const { return m_end; }

    /// False: the batch is full, and the change is not in it. `change` edits or deletes. Errors: Io, DiskFull.
    rf::Result<bool> append(const StagedChange& change);
    /// What was appended and marked is on the disk, not in the system's cache only. Errors: DiskFull, Io.
    rf::Status sync();

    /// Back to the first record.
    void rewind();
    /// How many of all records are in one of these states. rewind() before reading on. Errors: FileCorrupt, Io.
    rf::Result<qint64> countOf(const States& states);
    /// The next record in one of these states; nothing at the end. `table` names the keys. Errors: FileCorrupt, Io.
    rf::Result<std::optional<Record>> next(const TableInfo& table, const States& states);
    /// Any thread, one at a time beside next().
    rf::Status mark(qint64 at, State state);

private:
    /// What stands before the blobs of a record.
    struct Head {
        qint64 at = 0; ///< of the record
        State state = State::Planned;
        bool deletes = false;
        qint64 blobs[3] = {}; ///< their lengths
    };

    explicit UndoJournal(const QString& path) : m_path(path), m_file(path), m_marks(path) {}
    rf::Error ioError(const QFile& file) const;
    rf::Result<QByteArray> take(qint64 bytes);
    rf::Result<std::optional<Head>> seekNext(const States& states);
    rf::Result<Record> takeRecord(const Head& head, const TableInfo& table);

    QString m_path;
    QJsonObject m_head;
    QFile m_file;  ///< appends, then reads
    QFile m_marks; ///< unbuffered
    std::mutex m_marking;
    qint64 m_first = 0, m_end = 0, m_limit = kJournalBytes, m_count = 0;
    bool m_named = false; ///< its name is on the disk
};

} // namespace rf::models
