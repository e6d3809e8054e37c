#pragma once
// The triggers of the stream: switches, counts, trends; what can be done with the chosen one.

#include "models/streams/trigger_model.h"
#include "ui/common/list_table.h"

#include <QStyledItemDelegate>

class QStackedWidget;

namespace rf::ui {

class Button;
class ElidedLabel;
class EmptyState;

class TriggerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// A click or Space on the switch.
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
};

class TriggerPane : public QWidget {
    Q_OBJECT
public:
    /// Outlives the pane.
    explicit TriggerPane(models::TriggerModel* model, QWidget* parent = nullptr);

    ListTable* list() const { return m_list; }
    Button* addButton() const { return m_add; }
    Button* testButton() const { return m_test; }
    /// What is wrong with the chosen trigger, or with the first that fails; empty: nothing.
    QString trouble() const;
    /// What a test would take as its event.
    void setRecord(const models::ChangePtr& change);
    void setReadOnly(bool readOnly);
    void add();
    void edit(int row);

signals:
    void chosen(const QString& functionName);
    void notice(const QString& text);

private:
    void refresh();
    void menu(const QPoint& at);
    void remove(int row);
    void test();

    models::TriggerModel* m_model;
    models::ChangePtr m_change;
    bool m_readOnly = false;
    ListTable* m_list;
    Button* m_test;
    Button* m_add;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ElidedLabel* m_trouble;
};

} // namespace rf::ui
