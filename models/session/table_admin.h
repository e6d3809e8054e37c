#pragma once
// The settings of one table that are neither capacity nor stream: read, compared with what is wanted, and changed one
// after the other.
//
// Invariants
//  1. What is changed is the difference between what is stored and what is wanted; the first refusal ends it, and what
//     was changed before it stays (the failure's detail is the service's).
//  2. The engine is asked on the file's threads; the newest answer is shown.

#include "models/session/file_session.h"

#include <QPointer>

namespace rf::models {

struct TableTag {
    QString key, value;
    friend bool operator==(const TableTag&, const TableTag&) = default;
};

struct TableSettings {
    bool deletionProtection = false;
    bool infrequentAccess = false; ///< table class STANDARD_INFREQUENT_ACCESS
    QString timeToLive;            ///< the attribute; empty: off
    QList<TableTag> tags;          ///< by key
    friend bool operator==(const TableSettings&, const TableSettings&) = default;

    /// In plain words; empty: nothing is wrong by itself.
    QString problem() const;
};

/// What was deleted by the time to live in the last 24 hours, an hour each, oldest first.
using ExpiryHours = QList<double>;

class TableAdmin : public QObject {
    Q_OBJECT
public:
    explicit TableAdmin(QObject* parent = nullptr) : QObject(parent) {}
    void setTable(FileSession* file, const QString& region, const QString& table);
    FileSession* file() const { return m_file; }
    QString region() const { return m_region; }
    QString table() const { return m_table; }

    bool isKnown() const { return m_known; }
    const TableSettings& settings() const { return m_settings; } ///< as stored
    QString timeToLiveStatus() const { return m_status; }        ///< ENABLED, ENABLING, …
    const ExpiryHours& expired() const { return m_expired; }
    qint64 expiredToday() const;

    void refresh();
    /// `done` gets an empty Failure on success.
    void apply(const TableSettings& wanted, FileSession::Done done);

signals:
    void changed();

private:
    struct State {
        bool known = false;
        TableSettings settings;
        QString status;
        ExpiryHours expired;
    };
    static State stateOf(rf::Service& service, const std::string& region, const std::string& table);
    static rf::Status change(rf::Service& service, const rf::Context& context, const std::string& table, const TableSettings& was,
                             const TableSettings& wanted);

    QPointer<FileSession> m_file;
    QString m_region, m_table;
    bool m_known = false;
    TableSettings m_settings;
    QString m_status;
    ExpiryHours m_expired;
    LatestCall m_call, m_changeCall;
};

} // namespace rf::models
