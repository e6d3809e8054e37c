#pragma once
// Headers of the result grid: columns with key icon and type letters, rows with numbers or ~ + −.

#include <QHeaderView>

namespace rf::ui {

class ColumnHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget* parent = nullptr);

    /// Partition and sort key of what is shown: they carry icons. `ascending` turns the arrow of the sort key.
    void setKeys(const QStringList& hash, const QStringList& range, bool ascending);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    QStringList m_hash, m_range;
    bool m_ascending = true;
};

class RowHeader : public QHeaderView {
    Q_OBJECT
public:
    static constexpr int kWidth = 34;
    explicit RowHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {kWidth, 0}; }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace rf::ui
