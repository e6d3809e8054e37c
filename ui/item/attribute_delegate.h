#pragma once
// Cells of the result grid: typed values, nested chips, absent and staged colours, and their editor.

#include "models/items/row_finder.h"
#include "models/value/value.h"

#include <QStyledItemDelegate>

namespace rf::ui {

/// What a list, map or set says in one line: the count as a chip, then its plain contents ("Lyon, FR").
QString nestedChip(const models::Value& value);
QString nestedSummary(const models::Value& value);

class AttributeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What is looked for: cells that say it are marked.
    void setFound(const models::RowFinder::Wanted& wanted) { m_wanted = wanted; }

    /// The attribute that says when items expire: its cells count down. Empty: none does.
    void setTimeToLive(const QString& attribute) { m_timeToLive = attribute; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// The value in full, and as a time where it is one.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    QString tipOf(const QModelIndex& index) const;

signals:
    /// setData said no.
    void refused(const QModelIndex& index, const QString& why) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintValue(QPainter* painter, QRect rect, const QModelIndex& index, bool deleted, bool selected) const;
    void paintFound(QPainter* painter, const QRect& rect, const QString& text, bool right) const;

    bool isFound(const models::Value& value) const;
    bool isTimeToLive(const QModelIndex& index) const;
    void paintCountdown(QPainter* painter, QRect* rect, const models::Value& value) const;

    models::RowFinder::Wanted m_wanted;
    QString m_timeToLive;
};

} // namespace rf::ui
