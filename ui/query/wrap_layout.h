#pragma once
// Lays items out in lines, left to right, and breaks where the width ends: for chips and key conditions.

#include <QLayout>
#include <QStyle>

namespace rf::ui {

/// Items keep their size hint; items with an expanding horizontal policy share what a line leaves over.
class WrapLayout : public QLayout {
public:
    explicit WrapLayout(QWidget* parent = nullptr, int horizontal = 8, int vertical = 6,
                        Qt::Alignment inLine = Qt::AlignVCenter);
    ~WrapLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    /// Puts a widget at a place among those there.
    void insertWidget(int index, QWidget* widget);
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool apply) const;
    int placeLine(const QList<QLayoutItem*>& line, const QRect& area, int y, bool apply) const;

    QList<QLayoutItem*> m_items;
    int m_horizontal, m_vertical;
    Qt::Alignment m_inLine; ///< AlignTop or AlignVCenter: where lower items stand in a line
};

} // namespace rf::ui
