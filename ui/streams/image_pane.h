#pragma once
// One record: its images side by side, or what the write touched; where it stands in the stream and who has it.

#include "models/streams/delivery_mark.h"
#include "models/streams/stream_model.h"

#include <QFrame>
#include <QStyledItemDelegate>

class QLabel;
class QStackedWidget;
class QTableView;

namespace rf::ui {

class ElidedLabel;
class RippleView;
class Segments;
class EmptyState;

class ImageDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class ImagePane : public QWidget {
    Q_OBJECT
public:
    enum Side { Changed, All, Ripple };

    explicit ImagePane(models::StreamModel* model, QWidget* parent = nullptr);

    void show(const models::ChangePtr& change); ///< nullptr: nothing is chosen
    void showSide(Side side);
    Side side() const;
    /// How triggers stand to the record: "✓ order-email".
    void setDeliveries(const QList<models::DeliveryMark>& marks);
    void focusContent();
    QTableView* table() const { return m_table; }
    RippleView* ripple() const { return m_ripple; }
    /// Keys and images as DynamoDB JSON.
    QString copyText() const;

signals:
    void copied();

private:
    QWidget* headerRow();
    QWidget* footer();
    void refresh();

    models::StreamModel* m_model;
    models::ChangePtr m_change;
    QLabel* m_event;
    ElidedLabel* m_key;
    Segments* m_sides;
    QStackedWidget* m_stack;
    QStackedWidget* m_content;
    QTableView* m_table;
    RippleView* m_ripple;
    EmptyState* m_empty;
    QLabel* m_sequence;
    QWidget* m_deliveryRow;
    QLabel* m_deliveries;
};

} // namespace rf::ui
