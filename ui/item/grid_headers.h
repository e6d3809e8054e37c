#pragma once
// Headers of the result grid: columns with key icon and type letters, rows with numbers or ~ + −.

#include <QHeaderView>

namespace rf::ui {

class GridPane;

class ColumnHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget* parent = nullptr);

    /// Partition and sort key of what is shown: they carry icons. `ascending` turns the arrow of the sort key.
    void setKeys(const QStringList& hash, const QStringList& range, bool ascending);

    /// The attribute rows are sorted by here; empty: they stand as they came.
    void setSorted(const QString& attribute, Qt::SortOrder order);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    QString arrowOf(const QString& name) const;

    QStringList m_hash, m_range;
    QString m_sorted;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_ascending = true;
};

/// Rows that are attributes: name and type letters.
class AttributeHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit AttributeHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

/// Beside the pinned pane: the number of each row, or what is staged for it. Pressed and dragged it selects rows.
class RowNumbers : public QWidget {
    Q_OBJECT
public:
    explicit RowNumbers(GridPane* pane);
    int wantedWidth(int rows) const; ///< as many digits as the last row's number has

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintNumber(QPainter* painter, const QRect& rect, int row) const;
    GridPane* m_pane;
};

} // namespace rf::ui
