#pragma once
// The Streams mode: shards, rates and ages over one list of changes, the chosen one's images beside it.
//
// Invariants
//  1. The stream is followed only while the page is shown.
//  2. While a record is chosen the list holds still; what comes meanwhile is counted and nothing is lost.

#include "models/session/replay_request.h"
#include "models/streams/log_model.h"
#include "models/streams/stream_model.h"
#include "ui/common/commands.h"
#include "ui/streams/image_pane.h"
#include "ui/streams/shard_lanes.h"
#include "ui/streams/stream_charts.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace rf::ui {

class Button;
class EmptyState;
class LogPane;
class RecordList;
class StreamHead;
class TriggerPane;

class StreamPage : public QWidget {
    Q_OBJECT
public:
    /// Outlives the page.
    explicit StreamPage(CommandRegistry* commands, QWidget* parent = nullptr);

    models::StreamModel* model() { return &m_model; }
    StreamHead* head() const { return m_head; }
    RecordList* list() const { return m_list; }
    ImagePane* pane() const { return m_pane; }
    TriggerPane* triggers() const { return m_triggers; }
    LogPane* log() const { return m_logPane; }
    models::LogModel* logModel() { return &m_log; }
    ShardLanes* lanes() const { return m_lanes; }
    RateChart* rates() const { return m_rates; }
    AgeChart* ages() const { return m_ages; }
    Button* newerButton() const { return m_newer; }
    QLabel* counts() const { return m_counts; }
    bool isEmpty() const; ///< there is no stream to be read
    void editStream();
    void replay();

signals:
    void replayRequested(rf::models::FileSession* file, const rf::models::ReplayRequest& request);
    void notice(const QString& text);
    void statusChanged(const QStringList& parts); ///< for the status bar; empty while hidden

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* charts();
    QWidget* listSide();
    void answerCommands();
    void refreshTable();
    void refresh();
    void refreshCounts();
    void refreshSelection();
    void choose();
    void jumpTo(qint64 ms);
    void reached(int row);
    void tellStatus();
    void nextPane(int step);
    void refreshTriggers();
    void askDeliveries();

    CommandRegistry* m_commands;
    models::StreamModel m_model;
    models::LogModel m_log;
    CommandScope* m_scope;
    StreamHead* m_head;
    ShardLanes* m_lanes;
    RateChart* m_rates;
    AgeChart* m_ages;
    QLabel* m_shardCounts;
    QLabel* m_rate;
    QLabel* m_age;
    QLabel* m_legend;
    QWidget* m_selection;
    QLabel* m_span;
    RecordList* m_list;
    ImagePane* m_pane;
    Button* m_newer;
    QLabel* m_counts;
    TriggerPane* m_triggers;
    LogPane* m_logPane;
    QStackedWidget* m_stack;
    QStackedWidget* m_rows;
    QTimer m_soon; ///< charts follow a few times a second, rows at once
    EmptyState* m_empty;
    EmptyState* m_none;
};

} // namespace rf::ui
