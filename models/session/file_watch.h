#pragma once
// Looks after a table file that is open: whether other programs delete it, put another in its place, or write into it.
//
// Invariants
//  1. The disk is looked at on worker threads, one look at a time; notices come on this thread.
//  2. A file that grew is reported when two looks in a row agree: the program's own log may be on its way into it.

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace rf::models {

/// What other programs did to an open file.
enum class Outside {
    None,
    Gone,     ///< deleted, or renamed
    Replaced, ///< another file has its name
    Grown,    ///< bytes stand behind its end that no table file has
    Changed,  ///< the program that may write to it did (we only read)
};

class FileWatch : public QObject {
    Q_OBJECT
public:
    /// `weWrite`: this program holds the file; else another may write to it.
    FileWatch(const QString& path, bool weWrite, QObject* parent = nullptr);

    Outside state() const { return m_state; }
    qint64 strayBytes() const { return m_stray; } ///< of Grown
    /// Changed was seen to: what was read since is as new as the file.
    void forgetChanges();
    /// Looks now instead of at the next turn.
    void look();

signals:
    void changed();

private:
    struct Look {
        bool there = false;
        QDateTime born, written;
        qint64 bytes = 0, pages = 0; ///< as the file is, and as its header says; pages 0: it says nothing
    };
    static Look lookAt(const QString& path);
    void seen(const Look& now);
    void set(Outside state);

    QString m_path;
    bool m_weWrite;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QFutureWatcher<Look> m_looking;
    bool m_again = false;
    Look m_first, m_last;
    bool m_known = false; ///< m_first is set
    Outside m_state = Outside::None;
    qint64 m_stray = 0;
};

} // namespace rf::models
