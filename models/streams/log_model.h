#pragma once
// The newest lines of one log group, oldest first, followed as they come.
//
// Invariants
//  1. Lines are those of the group that match the pattern and the levels, the newest kKept of them; older ones come on demand.
//  2. The engine is read on the client's threads; an answer about another group or pattern is dropped.

#include "engine/logs/log_book.h"
#include "models/session/file_session.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <deque>

namespace rf::models {

enum class LogLevel { Start, End, Report, Debug, Info, Warn, Error };
/// "START", "WARN", …
QString levelText(LogLevel level);

/// A line taken apart: what it is, and what it says without that.
struct LogText {
    LogLevel level = LogLevel::Info;
    QString text;
    /// START, END and REPORT of Lambda; levels as console, Python's logging and JSON lines write them.
    static LogText of(const QString& message);
};

class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Level, Text, ColumnCount };
    enum Role { LevelRole = Qt::UserRole + 1, StreamRole, MessageRole };
    enum class Levels { All, WithoutFrame, Warnings, Errors }; ///< WithoutFrame: without START, END, REPORT
    static constexpr std::size_t kPage = 1'000;
    static constexpr std::size_t kKept = 20'000;

    explicit LogModel(QObject* parent = nullptr);

    /// An empty group: nothing. Reads the newest lines and follows.
    void setGroup(FileSession* file, const QString& region, const QString& group);
    QString group() const { return m_group; }
    /// Names of the groups there are, asked again with every setGroup() and refreshGroups().
    const QStringList& groups() const { return m_groups; }
    void refreshGroups();
    void setLevels(Levels levels);
    Levels levels() const { return m_levels; }
    /// CloudWatch's filter pattern; empty: every line.
    void setPattern(const QString& pattern);
    const Failure& failure() const { return m_failure; } ///< of the pattern or the file; empty: none
    bool isAvailable() const { return book() != nullptr; }

    /// Days the group keeps its lines; 0: for ever.
    int retentionDays() const { return m_retention; }
    void setRetentionDays(int days, FileSession::Done done);
    /// Deletes the group with its lines.
    void clear(FileSession::Done done);
    /// Every line as the log pane shows it: time, message.
    QString asText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool hasOlder() const { return m_hasOlder; }
    void fetchOlder(); ///< older lines stand above: a view cannot ask for them by itself

signals:
    void groupsChanged();
    void stateChanged(); ///< failure, retention

private:
    struct Line {
        rf::logs::Position at;
        QString stream, message;
        LogText said;
    };
    void restart();
    void readNews();
    void take(std::vector<rf::logs::LogEvent> events);
    void takeOlder(std::vector<rf::logs::LogEvent> events);
    bool passes(const Line& line) const;
    void select();
    rf::logs::LogBook* book() const;

    QPointer<FileSession> m_file;
    QString m_region, m_group, m_pattern;
    QStringList m_groups;
    Levels m_levels = Levels::All;
    Failure m_failure;
    int m_retention = 0;
    std::deque<Line> m_lines;  ///< by position
    std::vector<int> m_shown;  ///< indexes into m_lines
    rf::Tick m_seen = 0;
    bool m_hasOlder = false, m_reading = false;
    std::shared_ptr<std::atomic<bool>> m_posted;
    QTimer m_soon;
    LatestCall m_news, m_older, m_list;
    rf::logs::Watch m_watch; ///< ends first
};

} // namespace rf::models
