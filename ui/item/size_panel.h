#pragma once
// Beneath the inspector: how large the item is, what it costs to read and write, where it shows, and what makes it
// large.

#include "models/edit/write_price.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace rf::ui {

/// A 6 px bar filled to a fraction.
class FillBar : public QWidget {
    Q_OBJECT
public:
    explicit FillBar(bool accent, QWidget* parent = nullptr);
    void setFraction(double fraction);
    QSize sizeHint() const override { return {60, 6}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_accent;
    double m_fraction = 0;
};

/// An attribute with its bytes.
struct AttributeSize {
    QString name;
    qint64 bytes = 0;
};

class SizePanel : public QFrame {
    Q_OBJECT
public:
    explicit SizePanel(QWidget* parent = nullptr);
    /// `largest`: the biggest first. `loadedBytes` shows where the size came from; negative: it did not change.
    void show(const models::ItemCost& cost, const QList<AttributeSize>& largest, qint64 loadedBytes = -1);
    void setLargestShown(bool shown);
    /// What stands before the price of a write: "Write" unless it is known which operation it is.
    void setOperation(const QString& name);
    /// A button that asks for the size in detail; none unless this is called.
    void offerDetails();

signals:
    void detailsRequested();

private:
    QHBoxLayout* row(const QString& name, QLabel* value, QVBoxLayout* into, QLabel** captionOut = nullptr);

    QLabel* m_size;
    QLabel* m_edge;
    FillBar* m_fill;
    QLabel* m_write;
    QLabel* m_operation = nullptr;
    QHBoxLayout* m_head = nullptr;
    QLabel* m_read;
    QHBoxLayout* m_places;
    QWidget* m_largestArea;
    struct Bar {
        QWidget* row;
        QLabel* name;
        FillBar* fill;
        QLabel* bytes;
    };
    QList<Bar> m_bars;
};

} // namespace rf::ui
