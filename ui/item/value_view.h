#pragma once
// What a value can be read as: a picture, text, JSON or bytes in hex, one side at a time.

#include "models/value/value.h"

#include <QImage>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace rf::ui {

class Segments;

/// "00000000  89 50 4e 47 0d 0a 1a 0a  00 00 00 0d 49 48 44 52  |.PNG........IHDR|", sixteen bytes a line; of a `narrow` place
/// eight.
QString hexText(const QByteArray& bytes, int most = 64 * 1024, bool narrow = false);

/// As large as its place allows and no larger than it is.
class PictureView : public QWidget {
    Q_OBJECT
public:
    PictureView(QImage image, const QSize& size, QWidget* parent = nullptr);
    QSize sizeHint() const override { return m_image.size(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
};

class ValueView : public QWidget {
    Q_OBJECT
public:
    enum class Side { Image, Text, Json, Hex };
    Q_ENUM(Side)
    enum class Room { Dialog, Panel }; ///< a panel is narrow

    explicit ValueView(Room room, QWidget* parent = nullptr);

    /// Another value; the side that showed stays if it can.
    void setValue(const models::Value& value);
    QList<Side> sides() const { return m_sides; } ///< what it can be read as, the most telling first
    Segments* segments() const { return m_segments; }
    QString text() const; ///< on the side that shows; empty for a picture
    Side side() const;

private:
    void add(Side side, const QString& name, QWidget* page);
    void addText(Side side, const QString& name, const QString& text, bool wrapped);
    void addImage(const QByteArray& bytes);
    void makeSegments();

    Room m_room;
    std::optional<models::Value> m_value;
    QList<Side> m_sides;
    QStringList m_names;
    QHBoxLayout* m_top;
    QLabel* m_size;
    QStackedWidget* m_stack;
    Segments* m_segments = nullptr;
};

} // namespace rf::ui
