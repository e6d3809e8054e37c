#pragma once
// The user's settings on disk: small values in one ini file; documents (the session, saved queries, history) as JSON, each
// in a file of its own:
//
//     FOLDER/Rangefinder.conf
//     FOLDER/session/layout.json, session/edits/0.json …     (session-2/… of a second window)
//     FOLDER/queries/KEY.json, history/KEY.json              (KEY: of a table file's path)
//
// Invariants
//  1. A document is written to the side and renamed: a reader finds the old one or the new one. Writing happens on a
//     thread of its own, newest content only; the destructor waits for it.
//  2. A session belongs to one program at a time: whoever holds the lock beside it. The lock of a program that died is
//     free.
//  3. A file that cannot be read as what it should be is never written over: it is renamed to NAME.broken first (then
//     .broken.2 …), and takeTroubles() says so.

#include "models/session/settings_store.h"

#include <QMutex>
#include <QSettings>
#include <QThreadPool>

#include <memory>
#include <vector>

class QLockFile;

namespace rf::models {

class FileSettings : public SettingsStore {
public:
    /// Makes the folder. GUI thread.
    explicit FileSettings(const QString& folder);
    ~FileSettings() override;

    /// Where the program keeps them: ~/.config/Rangefinder on Linux.
    static QString userFolder();

    QVariant value(const QString& key) const override;
    void setValue(const QString& key, const QVariant& value) override;
    QString folder() const override { return m_folder; }
    QList<Values> leftSessions() override;
    void dropLeftSessions() override;
    bool isSecond() const override { return m_session > 1; }
    QStringList takeTroubles() override;

    /// Waits until everything is on disk.
    void flush();

private:
    struct LeftSession {
        int number = 0;
        std::shared_ptr<QLockFile> lock;
    };
    std::unique_ptr<QSettings> openIni();
    std::shared_ptr<QLockFile> lockOf(int session) const;
    QString sessionFolder(int session) const;
    QString fileOf(const QString& key) const; ///< empty: a small value
    QVariant readDocument(const QString& file) const;
    QString setAside(const QString& file) const;
    void write(const QString& file, const QByteArray& content);
    void writePending();
    void trouble(const QString& text) const;

    QString m_folder;
    std::unique_ptr<QSettings> m_ini;
    int m_session = 1;
    std::shared_ptr<QLockFile> m_lock;
    std::vector<LeftSession> m_left;
    mutable QHash<QString, QVariant> m_documents; ///< by file: what is on disk, or will be
    mutable QMutex m_guard;                       ///< of what follows
    mutable QStringList m_troubles;
    QHash<QString, QByteArray> m_pending; ///< by file; null: to be removed
    bool m_writing = false;
    QThreadPool m_writer;
};

} // namespace rf::models
