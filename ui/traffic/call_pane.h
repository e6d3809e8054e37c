#pragma once
// One call in full: request, response, plan and price, copies.

#include "models/live/traffic_hub.h"

#include <QFrame>

class QGridLayout;
class QPlainTextEdit;
class QStackedWidget;

namespace rf::ui {

class Button;
class EmptyState;
class ElidedLabel;
class Segments;
class Tag;

class CallPane : public QFrame {
    Q_OBJECT
public:
    explicit CallPane(models::TrafficHub* hub, QWidget* parent = nullptr);

    /// -1: nothing is chosen.
    void show(int row);
    Segments* sides() const { return m_sides; }
    Button* openButton() const { return m_open; }
    Button* whyButton() const { return m_why; } ///< visible for a call that met a capacity limit
    /// What the shown side says, as text.
    QString shownText() const;
    /// Copies: 0 AWS CLI, 1 Python, 2 JavaScript. Empty when nothing is shown.
    QString copyText(int language) const;
    bool canOpenAsQuery() const { return m_row >= 0 && m_canOpen; }
    bool canCopy() const { return m_row >= 0 && m_canCopy; }
    void showSide(int side);
    void focusContent();

signals:
    void openRequested();
    void whyRequested(quint64 refusal); ///< of the file's capacity meter
    void copied(const QString& what);

private:
    QPlainTextEdit* addText(const QString& name);
    QWidget* planSide();
    QWidget* copySide();
    void fillPlan(const models::CallDetail& detail);
    void fillFacts(const models::CallDetail& detail);
    void showCopy();
    void copy();

    models::TrafficHub* m_hub;
    int m_row = -1;
    bool m_canOpen = false, m_canCopy = false;
    Tag* m_operation;
    ElidedLabel* m_subject;
    Button* m_open;
    Button* m_why;
    quint64 m_refusal = 0;
    Segments* m_sides;
    QStackedWidget* m_stack;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QPlainTextEdit* m_request;
    QPlainTextEdit* m_response;
    QPlainTextEdit* m_copy;
    Segments* m_language;
    QWidget* m_plan;
    QFrame* m_facts;
};

} // namespace rf::ui
