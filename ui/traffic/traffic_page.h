#pragma once
// The Traffic mode: figures, list and detail of every call of a file, and the failure lab.

#include "models/live/traffic_hub.h"
#include "ui/common/commands.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;
class QLabel;

namespace rf::ui {

class Button;
class CallList;
class CallPane;
class ElidedLabel;
class EmptyState;
class FaultPanel;
class Tag;
class TrafficFilterBar;
class TrafficHead;

class TrafficPage : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the page.
    TrafficPage(models::TrafficHub* hub, CommandRegistry* commands, QWidget* parent = nullptr);

    CallList* list() const { return m_list; }
    CallPane* pane() const { return m_pane; }
    TrafficHead* head() const { return m_head; }
    TrafficFilterBar* filters() const { return m_filters; }
    FaultPanel* faults() const { return m_faults; }
    Button* waitingButton() const { return m_newer; }
    /// The command line that the empty page offers.
    QString firstCall() const;
    void showFaults(bool shown);

signals:
    void notice(const QString& text);
    void documentOpened(); ///< a call was opened as a query: its tab should be shown

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; ///< the width of the detail

private:
    QWidget* headerRow();
    QWidget* listSide();
    QWidget* emptySide();
    void answerCommands();
    void follow();
    void refresh();
    void refreshFigures();
    void choose();
    void openAsQuery();
    void explain(quint64 refusal);
    void nextPane(int step);

    models::TrafficHub* m_hub;
    CommandRegistry* m_commands;
    CommandScope* m_scope;
    QPointer<models::TrafficLog> m_log;
    Tag* m_file;
    ElidedLabel* m_counts;
    Button* m_pause;
    TrafficFilterBar* m_filters;
    TrafficHead* m_head;
    CallList* m_list;
    Button* m_newer;
    CallPane* m_pane;
    FaultPanel* m_faults;
    QStackedWidget* m_stack;
    QStackedWidget* m_rows;
    EmptyState* m_empty;
    EmptyState* m_noMatch;
    QLabel* m_command;
    QTimer m_tick;
};

} // namespace rf::ui
