#pragma once
// A value looked at by itself: a picture, text, JSON or bytes in hex, whatever it can be read as.

#include "models/value/value.h"
#include "ui/common/dialog.h"

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace rf::ui {

class Segments;

/// "00000000  89 50 4e 47 0d 0a 1a 0a  00 00 00 0d 49 48 44 52  |.PNG........IHDR|", sixteen bytes a line.
QString hexText(const QByteArray& bytes, int most = 64 * 1024);

class ValuePreview : public Dialog {
    Q_OBJECT
public:
    enum class Side { Image, Text, Json, Hex };
    Q_ENUM(Side)

    ValuePreview(const QString& name, const models::Value& value, QWidget* parent = nullptr);

    QList<Side> sides() const { return m_sides; } ///< what it can be read as, the most telling first
    Segments* segments() const { return m_segments; }
    QString text() const; ///< on the side that shows; empty for a picture

private:
    void add(Side side, const QString& name, QWidget* page);
    void addText(Side side, const QString& name, const QString& text, bool wrapped);
    void addImage(const QByteArray& bytes);

    QList<Side> m_sides;
    QStringList m_names;
    QStackedWidget* m_stack;
    Segments* m_segments = nullptr;
};

} // namespace rf::ui
